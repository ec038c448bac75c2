import type { Compiled } from '../compile/compiled.ts';
import { branchingQuotient } from './branchingQuotient.ts';

/** One merging: the system before it, the unit whose local states were merged, and into which classes. */
export type Merging = { readonly before: Compiled; readonly unit: number; readonly classes: Int32Array };

/** A system without the steps that nobody sees, and how it came about. */
export type WithoutHiddenSteps = { readonly compiled: Compiled; readonly mergings: readonly Merging[] };

/** what one unit no longer tells apart, another need not ask any more: so often all are gone through */
const rounds = 2;

/** units with more local states than this are left as they are: their classes would take too long to find */
const hiddenStateLimit = 20_000;

/**
 * Merges the local states of all units by branching bisimulation, one unit after the other, the largest first. See
 * `branchingQuotient` for what is kept. Not for laws of whole runs.
 */
export const withoutHiddenSteps = (whole: Compiled): WithoutHiddenSteps => {
  let compiled = whole;
  const mergings: Merging[] = [];
  for (let round = 0; round < rounds; round++) {
    const sizes = compiled.units.map(({ size }) => size);
    const largestFirst = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]!);
    for (const unit of largestFirst) {
      if (sizes[unit]! < 2 || sizes[unit]! > hiddenStateLimit) continue;
      const before = compiled;
      const { compiled: merged, classes } = branchingQuotient(before, unit);
      if (merged === before) continue;
      compiled = merged;
      mergings.push({ before, unit, classes });
    }
  }
  return { compiled, mergings };
};
