import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { allShortest } from '../../../checker/counterexamples/allShortest.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { judgeState, judgeStep } from '../../../checker/reference/judge.ts';
import { traceTo } from '../../../checker/trace/decode.ts';
import { lastState, lengthOf, replay } from '../../../checker/trace/trace.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { randomSystem } from '../arbitraries/system.ts';
import { explicitGraph } from '../liveness/explicitGraph.ts';

describe('all shortest counterexamples', () => {
  it('of the benchmark: as many as there are ways, each different, each of fifteen steps', () => {
    const { system, laws } = replicatedPods({ N: 2, R: 2, U: 3, F: 1, C: 1 });
    const compiled = compile(system, laws);
    const search = new InterpretedSearch(compiled);
    while (search.advance(10_000));
    const { runs, count } = allShortest(compiled, search, 'P5', 50)!;
    expect(runs).toHaveLength(50);
    expect(count).toBeGreaterThan(50n);
    expect(new Set(runs.map((run) => JSON.stringify(run))).size).toBe(50);
    for (const run of runs) {
      expect(run).toHaveLength(15);
      expect(judgeState(system, laws, lastState(replay(system, run))).map(({ law }) => law.id)).toEqual([
        'P5',
      ]);
    }
    expect(allShortest(compiled, search, 'P1')).toBeUndefined();
  });

  it('of random systems are those that an enumeration of all runs gives', () => {
    fc.assert(
      fc.property(randomSystem, ({ system, laws }) => {
        fc.pre(system.rules.every(({ urgent }) => urgent === undefined));
        const graph = explicitGraph(system, laws, 200);
        fc.pre(graph !== undefined);
        const compiled = compile(system, laws);
        const search = new InterpretedSearch(compiled);
        while (search.advance(1_000));
        search.findings().forEach(({ broken }, index) => {
          if (!broken) return;
          const law = [laws[index]!];
          const length = lengthOf(traceTo(compiled, search, broken));
          let runs = [{ at: 0, broken: judgeState(system, law, graph.states[0]!).length > 0 }];
          for (let step = 0; step < length; step++) {
            runs = runs.flatMap(({ at }) =>
              graph.steps[at]!.map(({ rule, to }) => ({
                at: to,
                broken:
                  judgeState(system, law, graph.states[to]!).length > 0 ||
                  judgeStep(system, law, graph.states[at]!, graph.states[to]!, rule).length > 0,
              })),
            );
            if (runs.length > 5_000) return;
          }
          const expected = runs.filter((run) => run.broken).length;
          const found = allShortest(compiled, search, law[0]!.id, 10_000)!;
          expect(found.count).toBe(BigInt(expected));
          expect(found.runs).toHaveLength(expected);
        });
      }),
      { numRuns: 100 },
    );
  });
});
