import type { Compiled } from '../compile/compiled.ts';
import { PairNumbers } from '../compile/pairNumbers.ts';
import { renumbered } from '../compile/quotient.ts';
import { type Acts, isAllowed } from './acts.ts';

/**
 * What tells local states of a unit apart before any step: what they add to counts, what laws note and see of them,
 * which conditions they meet, and which urgent rules they allow in which others take part.
 */
export const observations = (compiled: Compiled, { unit, size, urgent }: Acts): Int32Array => {
  const { counters, joints, units, watches, goals, triggers, ends } = compiled;
  const conditions = [...watches, ...goals, ...triggers, ...ends.flatMap((end) => end.conditions)];
  const tables: ArrayLike<number>[] = [
    units[unit]!.stateNotes,
    ...counters.flatMap(({ weights }) => (weights[unit] ? [valueNumbers(weights[unit])] : [])),
    ...joints.flatMap(({ parts }) => parts.flatMap((part) => (part.unit === unit ? [part.ids] : []))),
    ...conditions.flatMap(({ allow }) => (allow[unit] ? [allow[unit]] : [])),
    ...urgent.map((act) => Int32Array.from({ length: size }, (_, local) => (isAllowed(act, local) ? 1 : 0))),
  ];
  const numbers = new PairNumbers();
  return renumbered(
    Int32Array.from({ length: size }, (_, local) =>
      tables.reduce((number, table) => numbers.of(number, table[local]!), 0),
    ),
  );
};

/** A weight may be large, as bytes are: its values are numbered. */
const valueNumbers = (weights: Float64Array): Int32Array => {
  const numbers = new Map([...new Set(weights)].map((value, number) => [value, number]));
  return Int32Array.from(weights, (value) => numbers.get(value)!);
};
