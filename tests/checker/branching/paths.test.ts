import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandedPath } from '../../../checker/branching/expandedPath.ts';
import { withoutHiddenSteps } from '../../../checker/branching/withoutHiddenSteps.ts';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { judgeState, judgeStep } from '../../../checker/reference/judge.ts';
import { lastState, lengthOf, replay } from '../../../checker/trace/trace.ts';
import { randomSystem } from '../arbitraries/system.ts';

const stateLimit = 3_000;

describe('a breach that was found without hidden steps', () => {
  it('is one that the charts have, with the hidden steps on the way', () => {
    const seen = { breaches: 0, longer: 0 };
    fc.assert(
      fc.property(randomSystem, fc.boolean(), ({ system, laws }, reduce) => {
        const whole = compile(system, laws.slice(0, 2), { reduce });
        const without = withoutHiddenSteps(whole);
        const search = new InterpretedSearch(without.compiled);
        while (search.status().states <= stateLimit && search.advance(500));
        fc.pre(search.status().states <= stateLimit);
        search.findings().forEach(({ broken }, law) => {
          if (!broken) return;
          const choices = expandedPath(without, search, law, broken);
          const trace = replay(system, choices);
          const judged = [whole.laws[law]!];
          const last = trace.steps.slice(trace.steps.findLastIndex(({ rule }) => rule.urgent === undefined));
          const breaches = [
            ...judgeState(system, judged, lastState(trace)),
            ...last.flatMap(({ rule, before, after }) => judgeStep(system, judged, before, after, rule)),
          ];
          // urgent rules may break a law before anything is chosen
          if (lengthOf(trace) > 0) expect(breaches).not.toEqual([]);
          seen.breaches += 1;
          const depth = (state: number): number => (state === 0 ? 0 : 1 + depth(search.parentOf(state)));
          if (choices.length > depth(broken.state) + (broken.rule === undefined ? 0 : 1)) seen.longer += 1;
        });
      }),
      { numRuns: 250 },
    );
    expect(seen.breaches).toBeGreaterThan(50);
  });
});
