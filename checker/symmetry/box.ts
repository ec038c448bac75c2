import type { CompiledCondition } from '../compile/compiled.ts';

/**
 * A condition as a box: allowed local states by unit, and ranges by counter, each a dimension of its own.
 */
export type Box = {
  readonly allow: readonly (Uint8Array | undefined)[];
  readonly ranges: ReadonlyMap<number, readonly [least: number, most: number]>;
};

/** a counter that is not restricted */
const anything = [0, Number.MAX_SAFE_INTEGER] as const;

/** `counterOf` gives counters that always agree one number; `most` is the most that a counter can count. */
export const boxOf = (
  condition: CompiledCondition,
  counterOf: readonly number[],
  most: (counter: number) => number,
): Box => {
  const ranges = new Map<number, readonly [number, number]>();
  for (const test of condition.counts) {
    const counter = counterOf[test.counter]!;
    const [from, to] = ranges.get(counter) ?? anything;
    const upTo = test.most >= most(counter) ? anything[1] : test.most;
    const range = [Math.max(from, test.least), Math.min(to, upTo)] as const;
    if (range[0] > 0 || range[1] < anything[1]) ranges.set(counter, range);
  }
  return { allow: condition.allow, ranges };
};

/** Is every point of a box in one of the others? Splits the box along what the first of them does not cover. */
export const isCovered = (box: Box, by: readonly Box[]): boolean => {
  if (isEmpty(box)) return true;
  const [first, ...rest] = by;
  if (!first) return false;
  if (isEmpty(intersection(box, first))) return isCovered(box, rest);
  let left = box;
  for (let unit = 0; unit < first.allow.length; unit++) {
    const inside = first.allow[unit];
    if (!inside) continue;
    const outside = inside.map((allowed, local) => (allowed ? 0 : (left.allow[unit]?.[local] ?? 1)));
    if (outside.includes(1) && !isCovered(withAllowed(left, unit, outside), rest)) return false;
    left = withAllowed(left, unit, both(left.allow[unit], inside)!);
  }
  for (const [counter, [least, most]] of first.ranges) {
    const [from, to] = left.ranges.get(counter) ?? anything;
    if (from < least && !isCovered(withRange(left, counter, from, Math.min(to, least - 1)), rest))
      return false;
    if (to > most && !isCovered(withRange(left, counter, Math.max(from, most + 1), to), rest)) return false;
    left = withRange(left, counter, Math.max(from, least), Math.min(to, most));
  }
  return true;
};

export const intersection = (one: Box, two: Box): Box => {
  const ranges = new Map(one.ranges);
  for (const [counter, [least, most]] of two.ranges) {
    const [from, to] = ranges.get(counter) ?? anything;
    ranges.set(counter, [Math.max(from, least), Math.min(to, most)]);
  }
  return { allow: one.allow.map((states, unit) => both(states, two.allow[unit])), ranges };
};

export const isEmpty = (box: Box): boolean =>
  box.allow.some((states) => states && !states.includes(1)) ||
  [...box.ranges.values()].some(([least, most]) => least > most);

const both = (one: Uint8Array | undefined, two: Uint8Array | undefined): Uint8Array | undefined =>
  one && two ? one.map((allowed, local) => allowed & two[local]!) : (one ?? two);

const withAllowed = (box: Box, unit: number, states: Uint8Array): Box => ({
  ...box,
  allow: box.allow.map((known, at) => (at === unit ? states : known)),
});

const withRange = (box: Box, counter: number, least: number, most: number): Box => ({
  ...box,
  ranges: new Map(box.ranges).set(counter, [least, most]),
});
