import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { layoutOf, unpack } from '../../../checker/explore/layout.ts';
import { Masks } from '../../../checker/explore/masks.ts';
import { Successors } from '../../../checker/explore/successors.ts';
import { JointMasks } from '../../../checker/graph/jointMasks.ts';
import { stateGraph } from '../../../checker/graph/stateGraph.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { randomSystem } from '../arbitraries/system.ts';

describe('the graph of a search', () => {
  it('has the steps that the tables have, and its fast masks say what the plain ones say', () => {
    fc.assert(
      fc.property(randomSystem, ({ system, laws }) => {
        const compiled = compile(system, laws);
        const search = new InterpretedSearch(compiled);
        while (search.advance(100) && search.status().states < 500);
        const graph = stateGraph(compiled, search)!;
        const successors = new Successors(compiled);
        const plain = new Masks(compiled, compiled.rules);
        const fast = new JointMasks(compiled, compiled.rules);
        for (let state = 0; state < graph.states; state++) {
          const locals = unpack(layoutOf(compiled), search.stateAt(state));
          const steps = successors.of(locals);
          const [from, to] = [graph.offsets[state]!, graph.offsets[state + 1]!];
          expect([...graph.rules.subarray(from, to)]).toEqual(steps.map(({ rule }) => rule));
          steps.forEach((step, at) => {
            const target = graph.targets[from + at]!;
            if (target < 0) expect(search.status().expanded).toBeLessThan(graph.states);
            else expect(unpack(layoutOf(compiled), search.stateAt(target))).toEqual(step.locals);
          });
          const any = fast.evaluate(Int32Array.from(locals));
          expect(any).toBe(steps.length > 0);
          const bits = plain.evaluate(Int32Array.from(locals));
          compiled.rules.forEach((_, rule) => {
            const bit = (word: Int32Array): number => (word[rule >>> 5]! >>> (rule & 31)) & 1;
            expect(bit(fast.result)).toBe(bit(bits));
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is not rebuilt if it has more steps than allowed, or than can be numbered', () => {
    const { system, laws } = replicatedPods({ N: 2, R: 1, U: 2, F: 0, C: 0 });
    const compiled = compile(system, laws);
    const search = new InterpretedSearch(compiled);
    while (search.advance(10_000));
    const { transitions } = search.status();
    expect(stateGraph(compiled, search, transitions)!.complete).toBe(true);
    expect(stateGraph(compiled, search, transitions - 1)).toBeUndefined();
    const huge = {
      advance: () => false,
      status: () => ({ ...search.status(), transitions: 2 ** 31 }),
      ruleCounts: search.ruleCounts,
      findings: search.findings,
      stateAt: search.stateAt,
      parentOf: search.parentOf,
      bytes: search.bytes,
    };
    expect(stateGraph(compiled, huge, Number.MAX_SAFE_INTEGER)).toBeUndefined();
  });
});
