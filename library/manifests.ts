import { type ReadManifest, type ReadObject, readManifest } from '../spec/manifest/readManifest.ts';
import { type Problem, problem } from '../spec/problem.ts';

/** Manifests: their text (YAML or JSON, several documents), or the objects themselves. */
export type Manifests = string | readonly object[];

/** What places in manifests are named after. */
const file = 'manifests';

/** The objects of manifests, each with the place where it stands; objects without kind or version are problems. */
export const readManifests = (manifests: Manifests): ReadManifest => {
  if (typeof manifests === 'string') return readManifest(file, manifests);
  const objects: ReadObject[] = [];
  const problems: Problem[] = [];
  for (const [index, object] of manifests.entries()) {
    const text = textOf(object);
    const read = text === undefined ? unwritable(index) : readManifest(`${file}[${index}]`, text);
    objects.push(...read.objects);
    problems.push(...read.problems);
  }
  return { objects, problems };
};

const textOf = (object: object): string | undefined => {
  try {
    return JSON.stringify(object);
  } catch {
    return undefined;
  }
};

const unwritable = (index: number): ReadManifest => ({
  objects: [],
  problems: [problem('PS1002', 'the object cannot be written as JSON', { file: `${file}[${index}]` })],
});
