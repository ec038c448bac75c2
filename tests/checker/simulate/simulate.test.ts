import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { simulate } from '../../../checker/simulate/simulate.ts';
import { swarm } from '../../../checker/simulate/swarm.ts';
import { replay } from '../../../checker/trace/trace.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { randomSystem } from '../arbitraries/system.ts';

const benchmark = (bounds = { N: 2, R: 2, U: 3, F: 1, C: 1 }): ReturnType<typeof compile> => {
  const { system, laws } = replicatedPods(bounds);
  return compile(system, laws);
};

describe('random runs of a system', () => {
  it('are the same for the same seed, and others for another', () => {
    const compiled = benchmark();
    const options = { seed: 7, runs: 50, steps: 60 };
    const first = simulate(compiled, options);
    expect(simulate(compiled, options)).toEqual(first);
    expect(simulate(compiled, { ...options, seed: 8 }).ruleCounts).not.toEqual(first.ruleCounts);
    expect(first.steps).toBe(first.ruleCounts.reduce((sum, count) => sum + count, 0));
  });

  it('do not change when there are more of them', () => {
    const compiled = benchmark({ N: 2, R: 1, U: 2, F: 1, C: 0 });
    const breach = (runs: number) => simulate(compiled, { seed: 1, runs, steps: 60 }).laws[4]!.broken;
    const found = breach(3_000);
    expect(found).toBeDefined();
    expect(breach(found!.run + 1)).toEqual(found);
    expect(breach(found!.run)).toBeUndefined();
  });

  it('stop when asked to', () => {
    const { runs } = simulate(benchmark(), { seed: 1, runs: 100, steps: 5, onRun: (run) => run < 3 });
    expect(runs).toBe(3);
  });
});

describe('random runs and swarms of random systems', () => {
  it('break only laws that the whole search breaks, by choices that the charts can follow', () => {
    let breaches = 0;
    fc.assert(
      fc.property(randomSystem, fc.integer(), ({ system, laws }, seed) => {
        const compiled = compile(system, laws);
        const search = new InterpretedSearch(compiled);
        while (search.advance(1_000) && search.status().states < 20_000);
        const simulated = simulate(compiled, { seed, runs: 20, steps: 20 });
        const swarmed = swarm(compiled, { seed, searches: 3, states: 50 });
        search.findings().forEach((finding, law) => {
          for (const { broken, witnessed } of [simulated.laws[law]!, swarmed.laws[law]!]) {
            if (witnessed) expect(finding.witnessed).toBe(true);
            if (!broken) continue;
            expect(finding.broken).toBeDefined();
            replay(system, broken.choices);
            breaches += 1;
          }
          if (swarmed.complete)
            expect(swarmed.laws[law]!.broken !== undefined).toBe(finding.broken !== undefined);
        });
      }),
      { numRuns: 300 },
    );
    expect(breaches).toBeGreaterThan(50);
  });
});

describe('a swarm', () => {
  it('finds what is deep with few states for each search', () => {
    const compiled = benchmark({ N: 3, R: 2, U: 4, F: 1, C: 2 });
    const { laws, complete, searches } = swarm(compiled, { seed: 1, searches: 40, states: 3_000 });
    expect(complete).toBe(false);
    expect(searches).toBe(40);
    expect(laws.filter(({ broken }) => broken).map(({ law }) => law)).toEqual(['P5']);
    expect(laws[4]!.broken!.choices.length).toBeGreaterThanOrEqual(12);
  });

  it('ends at once if one search stores every state', () => {
    const { searches, complete, states } = swarm(benchmark(), { seed: 3, searches: 9, states: 20_000 });
    expect({ searches, complete, states }).toEqual({ searches: 1, complete: true, states: 16_169 });
  });
});
