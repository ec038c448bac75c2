import type { Entry } from '../entry.ts';
import { commandLine } from './commandLine.ts';
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
const check = [
  'check',
  '-',
  '--no-save',
  '--nodes',
  '1',
  '--node-failures',
  '0',
  '--container-exits',
  '0',
  '--max-states',
  '20',
  '--time-limit',
  '1s',
];

/** one input of so many is checked as well */
const checked = 20;

/** Manifests on standard input, for every command that reads some. */
export const manifests = (): Entry => {
  let run = 0;
  return {
    name: 'manifests',
    valid: validManifests,
    take: async (input) => {
      run += 1;
      const argv = run % checked === 0 ? check : commands[input.length % commands.length]!;
      const wrong = await commandLine(argv, input);
      return wrong === undefined ? undefined : `${argv[0]}: ${wrong}`;
    },
  };
};
