import { type Place, type Problem, problem } from '../problem.ts';
import type { ReadObject } from './readManifest.ts';

/** Objects of manifests that have the kind, the namespace and the name of an earlier one, as problems. */
export const sameNames = (objects: readonly ReadObject[]): Problem[] => {
  const first = new Map<string, Place>();
  return objects.flatMap(({ kind, object, place, locate }) => {
    const { name, namespace = 'default' } = (object.metadata ?? {}) as {
      name?: unknown;
      namespace?: unknown;
    };
    if (typeof name !== 'string') return [];
    const key = JSON.stringify([kind, namespace, name]);
    const other = first.get(key);
    first.set(key, other ?? place);
    const where = [other?.file, other?.line].filter((part) => part !== undefined).join(':');
    return other
      ? [
          problem(
            'PS1007',
            `there already is a ${kind} ${namespace}/${name} at ${where}`,
            locate('metadata.name'),
          ),
        ]
      : [];
  });
};
