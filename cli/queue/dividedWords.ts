import type { OptionWord } from '../command.ts';
import { fail } from '../failure.ts';

/** Options that say how work is divided and told: portions have their own. */
const replaced = new Set([
  '--queue',
  '--portion',
  '--sweep',
  '--seed',
  '--runs',
  '--simulate',
  '--swarm',
  '--op',
  '--filename',
  '--recursive',
  '--json',
  '--markdown',
  '--no-save',
  '--all',
]);

/** Options by which a command reads or writes other files, or tells what it found in another form. */
const local = new Set([
  '--path',
  '--config',
  '--rollout',
  '--save',
  '--keep',
  '--report',
  '--export',
  '--export-only',
  '--checkpoint',
  '--resume',
  '--output',
  '--fail-on',
]);

/** Whether an option is about files or forms of the machine that it is given on: workers refuse it, too. */
export const isLocal = ({ name }: OptionWord): boolean => local.has(name);

/** The options that all portions have. Fails for those that mean nothing on other machines. */
export const divideOptions = (words: readonly OptionWord[]): readonly OptionWord[] => {
  const here = words.find(isLocal);
  if (here) fail('PS1201', `${here.name} cannot be combined with --queue: it is about this machine's files`);
  return words.filter(({ name }) => !replaced.has(name));
};
