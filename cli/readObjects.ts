import type { ReadManifest, ReadObject } from '../spec/manifest/readManifest.ts';
import { Failure, fail } from './failure.ts';
import { readFiles } from './readFiles.ts';
import type { Surroundings } from './surroundings.ts';

/** The objects of manifests that can be read, and what is wrong with the others. */
export const readWhatCanBe = async (
  files: readonly string[],
  { stdin }: Surroundings,
): Promise<ReadManifest> =>
  files.length === 0 ? fail('PS1009', 'name a FILE, or - for standard input') : readFiles(files, stdin);

/** The objects of manifests; fails with all problems if any of them cannot be read. */
export const readObjects = async (
  files: readonly string[],
  surroundings: Surroundings,
): Promise<readonly ReadObject[]> => {
  const { objects, problems } = await readWhatCanBe(files, surroundings);
  if (problems.length > 0) throw new Failure(problems);
  return objects;
};
