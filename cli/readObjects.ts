import type { ReadObject } from '../spec/manifest/readManifest.ts';
import { Failure, fail } from './failure.ts';
import { readFiles } from './readFiles.ts';
import type { Surroundings } from './surroundings.ts';

/** The objects of manifests; fails with all problems if any of them cannot be read. */
export const readObjects = async (
  files: readonly string[],
  { stdin }: Surroundings,
): Promise<readonly ReadObject[]> => {
  if (files.length === 0) return fail('PS1009', 'name a FILE, or - for standard input');
  const { objects, problems } = await readFiles(files, stdin);
  if (problems.length > 0) throw new Failure(problems);
  return objects;
};
