import type { ReadManifest } from '../../spec/manifest/readManifest.ts';
import type { OptionRecord, OptionValues } from '../command.ts';
import { fail } from '../failure.ts';
import { readInput } from '../input/readInput.ts';
import type { Surroundings } from '../surroundings.ts';
import { withPresets } from './actionOptions.ts';
import type { CheckCommandOptions } from './checkCommandOptions.ts';

/** What is to be checked: which files, and how. */
export type Asked = { readonly operands: readonly string[]; readonly options: CheckCommandOptions };

export const configOption: OptionRecord = {
  flags: '--config <file>',
  says: 'files, nodes, faults, actions and questions of a project (default: podsem.yaml, where no files are named)',
};

const ofItself = (operands: readonly string[], given: OptionValues): Asked => ({
  operands,
  options: given as CheckCommandOptions,
});

/** What the file of a project asks for, but for what the command line says otherwise. */
const withProject = async (named: readonly string[], given: OptionValues): Promise<Asked> => {
  const { projectFile } = await import('./projectFile.ts');
  const project = projectFile(given.config as string | undefined);
  if (!project) return ofItself(named, given);
  const { files, bounds, actions, questions } = project;
  return ofItself(named.length > 0 ? named : files, { ...bounds, ...actions, ...given, questions });
};

/** What a command line asks for, with the file of the project if it names no files, and with presets spelled out. */
export const askedOf = async (named: readonly string[], given: OptionValues): Promise<Asked> => {
  const isNamed = given.scenario !== undefined || given.bug !== undefined;
  const mayBeProject = named.length === 0 && given.filename === undefined && !isNamed;
  const { operands, options } =
    mayBeProject || given.config !== undefined ? await withProject(named, given) : ofItself(named, given);
  if (operands.length === 0 && options.filename === undefined && !isNamed) {
    fail('PS1009', 'nothing to check: name a FILE, - for standard input, or a --scenario');
  }
  return { operands, options: withPresets(options) };
};

/** What `--rollout` changes objects to, in the namespace and with the labels that are asked for. */
export const readChanged = async (
  { rollout, namespace, selector }: CheckCommandOptions,
  surroundings: Surroundings,
): Promise<ReadManifest | undefined> => {
  if (rollout === undefined) return undefined;
  const narrowed = { ...(namespace !== undefined && { namespace }), ...(selector && { selector }) };
  return (await readInput([rollout], narrowed, surroundings)).read;
};
