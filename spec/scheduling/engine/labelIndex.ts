import type { Labels, Selector } from '../../api/labelSelector.ts';

/** Where a label with a value leads to. */
const labelKey = (key: string, value: string): string => `${key}\0${value}`;

/** The keys of an index for all labels of an object. */
export const labelKeysOf = (labels: Labels): readonly string[] =>
  Object.entries(labels).map(([key, value]) => labelKey(key, value));

/**
 * Labels one of which a selector needs: what has none of them is not selected. Undefined where the selector
 * needs none.
 */
export const neededLabels = ({ selects }: Selector): readonly string[] | undefined => {
  if (selects === 'nothing') return [];
  const needed = selects.find(({ operator }) => operator === 'In');
  return needed?.values.map((value) => labelKey(needed.key, value));
};

/** Files an entry under all its keys. */
export const addToIndex = <T>(index: Map<string, Set<T>>, keys: readonly string[], entry: T): void => {
  for (const key of keys) {
    const entries = index.get(key);
    if (entries === undefined) index.set(key, new Set([entry]));
    else entries.add(entry);
  }
};

/** Takes an entry out from under all its keys. */
export const removeFromIndex = <T>(index: Map<string, Set<T>>, keys: readonly string[], entry: T): void => {
  for (const key of keys) {
    const entries = index.get(key);
    entries?.delete(entry);
    if (entries?.size === 0) index.delete(key);
  }
};
