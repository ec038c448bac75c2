import { type Entry, partsOf } from '../entry.ts';
import { commandLine, smallCheck } from './commandLine.ts';
import { validManifests } from './validObjects.ts';

const commands: readonly (readonly string[])[] = [
  ['validate', '-'],
  ['default', '-'],
  ['schedule', '-'],
  ['phase', '-'],
  ['restart', '-'],
  ['reconcile', '-'],
  ['drain-order', '-'],
  ['validate', '-', '--json'],
];

/** Manifests on standard input, for every command that reads some; to check one takes longest, and is done most rarely. */
export const manifests = (): Entry => ({
  name: 'manifests',
  firstLines: [...commands, ...commands, smallCheck].map((argv) => argv.join(' ')),
  valid: validManifests,
  take: async (input) => {
    const [command, text] = partsOf(input);
    const wrong = await commandLine(command.split(' '), text);
    return wrong === undefined ? undefined : `${command.split(' ')[0]}: ${wrong}`;
  },
});
