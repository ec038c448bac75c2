import type { Compiled, Watch } from '../../compile/compiled.ts';
import type { SumField } from './sums.ts';

/** A watch for a counter that reaches a number: one addition tests all of these at once. */
export type ThresholdWatch = {
  readonly watch: Watch;
  readonly counter: number;
  readonly least: number;
  readonly field: SumField;
};

/**
 * Divides the watches of invariants: those that wait for one counter to reach a number, and those that are
 * decided like the guards of rules.
 */
export const watchPlan = (
  compiled: Compiled,
): {
  readonly thresholds: readonly Omit<ThresholdWatch, 'field'>[];
  readonly conditions: readonly Watch[];
} => {
  const thresholds: Omit<ThresholdWatch, 'field'>[] = [];
  const conditions: Watch[] = [];
  for (const watch of compiled.watches) {
    const [test, ...others] = watch.counts;
    const alone = test && others.length === 0 && watch.allow.every((allow) => !allow);
    const most = test ? compiled.counters[test.counter]!.most : 0;
    if (alone && test.least >= 1 && test.most >= most) {
      if (test.least <= most) thresholds.push({ watch, counter: test.counter, least: test.least });
    } else conditions.push(watch);
  }
  return { thresholds, conditions };
};
