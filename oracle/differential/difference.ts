import { byText } from '../../spec/api/byText.ts';
import { sameInteger } from '../../spec/api/decode/exactInteger.ts';
import { isObject } from './jsonValue.ts';

/** Where two answers differ: a path such as `nodes.node-1.reasons[0]`, and what each has there; undefined: nothing. */
export type Difference = { readonly path: string; readonly spec: unknown; readonly other: unknown };

/** Differences beyond this many are not listed. */
export const mostDifferences = 100;

/** Absent, null, "", [] and {} are the same, and the order of fields means nothing. */
export const withoutEmptiness = (value: unknown): unknown => {
  if (value === null || value === '') return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(withoutEmptiness);
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, withoutEmptiness(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => byText(a, b));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
};

/** Where two values differ that hold nothing empty, as far into them as both have the same form. */
export const differencesBetween = (spec: unknown, other: unknown): readonly Difference[] => {
  const found: Difference[] = [];
  collect(spec, other, '', found);
  return found;
};

const collect = (spec: unknown, other: unknown, path: string, found: Difference[]): void => {
  if (found.length >= mostDifferences || sameInteger(spec, other)) return;
  if (Array.isArray(spec) && Array.isArray(other)) {
    for (let at = 0; at < Math.max(spec.length, other.length); at++)
      collect(spec[at], other[at], `${path}[${at}]`, found);
  } else if (isObject(spec) && isObject(other)) {
    for (const name of [...new Set([...Object.keys(spec), ...Object.keys(other)])])
      collect(spec[name], other[name], path === '' ? name : `${path}.${name}`, found);
  } else found.push({ path, spec, other });
};
