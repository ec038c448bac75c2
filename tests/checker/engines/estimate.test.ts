import { describe, expect, it } from 'vitest';
import { estimatedStates } from '../../../checker/explore/estimate.ts';
import golden from '../golden/replicatedPods.json' with { type: 'json' };

const sizes = Object.entries(golden).flatMap(([name, { plain }]) =>
  'levels' in plain ? [{ name, levels: plain.levels as readonly number[] }] : [],
);

/** The search when it has found some of the levels. */
const foundOf = (levels: readonly number[], count: number): { states: number; levels: readonly number[] } => {
  const found = levels.slice(0, count);
  return { states: found.reduce((sum, size) => sum + size, 0), levels: found };
};

describe('the estimate of how many states there are', () => {
  it.each(sizes)('is at most twice what there is once three fifths are found: $name', ({ levels }) => {
    const { states: total } = foundOf(levels, levels.length);
    const late = levels
      .map((_, at) => foundOf(levels, at + 1))
      .filter(({ states }) => states > 0.6 * total && states < total);
    expect(late.length).toBeGreaterThan(2);
    for (const status of late) {
      const estimate = estimatedStates(status)!;
      expect(estimate).toBeGreaterThanOrEqual(status.states);
      expect(estimate / total).toBeGreaterThan(0.5);
      expect(estimate / total).toBeLessThan(2);
    }
  });

  it('is not made while levels only grow', () => {
    const growing = Array.from({ length: 20 }, (_, level) => 2 ** level);
    expect(estimatedStates(foundOf(growing, 20))).toBeUndefined();
    expect(estimatedStates(foundOf(growing, 3))).toBeUndefined();
  });
});
