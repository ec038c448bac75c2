import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { WatchedObject } from '../watchRecord.ts';

/** The first field in which two states of an object differ, its resourceVersion aside. */
export const differingField = (before: WatchedObject, after: WatchedObject): string | undefined => {
  const { resourceVersion: _, ...old } = before.metadata;
  const { resourceVersion: __, ...next } = after.metadata;
  if (!deepEqual(old, next)) {
    const fields = new Set([...Object.keys(old), ...Object.keys(next)]) as Set<keyof typeof old>;
    return `metadata.${[...fields].find((field) => !deepEqual(old[field], next[field]))}`;
  }
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof WatchedObject>;
  fields.delete('metadata');
  return [...fields].find((field) => !deepEqual(before[field], after[field]));
};
