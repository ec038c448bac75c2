import type { ReadManifest, ReadObject } from '../spec/manifest/readManifest.ts';
import type { OptionValues } from './command.ts';
import { Failure, fail } from './failure.ts';
import type { InputOptions } from './input/inputOptions.ts';
import { readInput } from './input/readInput.ts';
import type { Surroundings } from './surroundings.ts';

/** The objects of manifests that can be read, and what is wrong with the others. */
export const readWhatCanBe = async (
  files: readonly string[],
  surroundings: Surroundings,
  options: OptionValues = {},
): Promise<ReadManifest> => {
  const { files: named, read } = await readInput(files, options as InputOptions, surroundings);
  return named.length === 0 ? fail('PS1009', 'name a FILE, or - for standard input') : read;
};

/** The objects of manifests; fails with all problems if any of them cannot be read. */
export const readObjects = async (
  files: readonly string[],
  surroundings: Surroundings,
  options: OptionValues = {},
): Promise<readonly ReadObject[]> => {
  const { objects, problems } = await readWhatCanBe(files, surroundings, options);
  if (problems.length > 0) throw new Failure(problems);
  return objects;
};
