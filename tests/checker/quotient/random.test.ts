import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import type { Compiled } from '../../../checker/compile/compiled.ts';
import { deadlocksOf } from '../../../checker/deadlock/deadlocks.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { checkLiveness } from '../../../checker/liveness/checkLiveness.ts';
import { randomSystem } from '../arbitraries/system.ts';

const stateLimit = 3_000;

/** Everything that merging joint states must not change. */
const judged = (compiled: Compiled) => {
  const search = new InterpretedSearch(compiled);
  while (search.status().states <= stateLimit && search.advance(500));
  if (search.status().states > stateLimit) return undefined;
  const depthOf = (state: number): number => (state === 0 ? 0 : 1 + depthOf(search.parentOf(state)));
  const enabled = new Set(compiled.rules.flatMap(({ rule }, at) => (search.ruleCounts()[at] ? [rule] : [])));
  return {
    states: search.status().states,
    verdicts: {
      safety: search
        .findings()
        .map(({ law, broken, witnessed }) => ({ law, witnessed, broken: broken && depthOf(broken.state) })),
      liveness: checkLiveness(compiled, search).map(({ law, verdict }) => ({ law, verdict })),
      hasDeadlocks: deadlocksOf(compiled, search).count > 0,
      enabled: compiled.system.rules.map((rule) => enabled.has(rule)),
    },
  };
};

describe('merging the joint states of groups that rules and laws cannot tell apart', () => {
  it('keeps every verdict on random systems, also of laws about whole runs', () => {
    let smaller = 0;
    fc.assert(
      fc.property(randomSystem, ({ system, laws }) => {
        fc.pre(system.components.some(({ group }) => group !== undefined));
        const whole = judged(compile(system, laws, { reduce: false }));
        fc.pre(whole !== undefined);
        const merged = judged(compile(system, laws, { reduce: true }))!;
        expect(merged.verdicts).toEqual(whole.verdicts);
        if (merged.states < whole.states) smaller += 1;
      }),
      { numRuns: 300 },
    );
    expect(smaller).toBeGreaterThan(8);
  });
});
