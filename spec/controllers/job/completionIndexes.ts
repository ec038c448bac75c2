import { int64Of } from '../common/int64Text.ts';

/** Completion indexes as ordered intervals that do not touch. */
export type Indexes = readonly { readonly first: number; readonly last: number }[];

/** An index, or a bound of an interval: a decimal number of 64 bits. */
const indexOf = (text: string | undefined): number | undefined => {
  const value = int64Of(text);
  return value === undefined ? undefined : Number(value);
};

/**
 * Reads indexes as the status of a Job has them, such as `0-2,5`. Parts that are no numbers are left out; what lies
 * beyond `completions` is cut off, since an Indexed Job may have been made smaller.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
 */
export const parseIndexes = (text: string | undefined, completions: number): Indexes => {
  const result: { first: number; last: number }[] = [];
  for (const part of text ? text.split(',') : []) {
    const [firstText, lastText] = part.split('-');
    const first = indexOf(firstText);
    if (first === undefined) continue;
    if (first >= completions) break;
    const told = lastText === undefined ? first : indexOf(lastText);
    if (told === undefined) continue;
    const last = lastText === undefined ? first : Math.min(told, completions - 1);
    const before = result.at(-1);
    if (before?.last === first - 1) before.last = last;
    else result.push({ first, last });
  }
  return result;
};

/** Indexes that are in one of two ordered lists. */
export const mergeIndexes = (some: Indexes, others: Indexes): Indexes => {
  const result: { first: number; last: number }[] = [];
  for (let i = 0, j = 0; i < some.length || j < others.length; ) {
    const [one, other] = [some[i], others[j]];
    const next = other === undefined || (one !== undefined && one.first < other.first) ? one : other;
    if (next === undefined) break;
    if (next === one) i += 1;
    else j += 1;
    const before = result.at(-1);
    if (before === undefined || next.first > before.last + 1) result.push({ ...next });
    else before.last = Math.max(before.last, next.last);
  }
  return result;
};

/** Indexes with some more of them, in any order, each as often as you like. */
export const withIndexes = (indexes: Indexes, more: Iterable<number>): Indexes =>
  mergeIndexes(
    indexes,
    [...new Set(more)].sort((a, b) => a - b).map((index) => ({ first: index, last: index })),
  );

/** How many indexes these are. */
export const countIndexes = (indexes: Indexes): number =>
  indexes.reduce((sum, { first, last }) => sum + last - first + 1, 0);

/** Whether an index is among these. */
export const hasIndex = (indexes: Indexes, index: number): boolean =>
  indexes.some(({ first, last }) => first <= index && index <= last);

/** Indexes as the status of a Job has them: `0-2,5,7,8`; an interval of two is written as two numbers. */
export const indexesText = (indexes: Indexes): string =>
  indexes
    .map(({ first, last }) =>
      last > first ? `${first}${last === first + 1 ? ',' : '-'}${last}` : String(first),
    )
    .join(',');

/** How many of some indexes are among others. */
export const countShared = (some: Indexes, others: Indexes): number => {
  let count = 0;
  for (const { first, last } of some) {
    for (const other of others) {
      count += Math.max(0, Math.min(last, other.last) - Math.max(first, other.first) + 1);
    }
  }
  return count;
};
