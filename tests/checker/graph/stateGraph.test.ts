import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { layoutOf, unpack } from '../../../checker/explore/layout.ts';
import { Masks } from '../../../checker/explore/masks.ts';
import { isEnabled, Successors } from '../../../checker/explore/successors.ts';
import { Components } from '../../../checker/graph/components.ts';
import { type FoundSteps, foundSteps } from '../../../checker/graph/foundSteps.ts';
import { leadingOn } from '../../../checker/graph/leadingOn.ts';
import { returningSteps } from '../../../checker/graph/returning.ts';
import { type StateGraph, stateGraph } from '../../../checker/graph/stateGraph.ts';
import { waitsOf } from '../../../checker/liveness/waiting.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { randomSystem } from '../arbitraries/system.ts';

type Graph = Pick<StateGraph, 'states' | 'offsets' | 'targets' | 'rules'>;

/** The components that have a step inside, their states in order. */
const cyclesOf = (graph: Graph): number[][] => {
  const found: number[][] = [];
  new Components(graph).each(
    Int32Array.from({ length: graph.states }, (_, state) => state),
    (states) => found.push([...states].sort((a, b) => a - b)),
  );
  return found.sort((a, b) => a[0]! - b[0]!);
};

const stepsOf = ({ offsets, rules }: Graph, state: number): number[] => [
  ...rules.subarray(offsets[state], offsets[state + 1]),
];

describe('the graph of a search', () => {
  it('has the steps that the tables have, and masks say what each rule says by itself', () => {
    fc.assert(
      fc.property(randomSystem, ({ system, laws }) => {
        const compiled = compile(system, laws);
        const search = new InterpretedSearch(compiled);
        while (search.advance(100) && search.status().states < 500);
        const graph = stateGraph(compiled, search)!;
        const successors = new Successors(compiled);
        const masks = new Masks(compiled, compiled.rules);
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
          const enabled = compiled.rules.flatMap((rule, at) =>
            isEnabled(compiled, rule, locals) ? [at] : [],
          );
          expect(masks.holding(locals)).toEqual(enabled);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is found by generated code as it is found from the tables, and so is what is noted of its states', () => {
    fc.assert(
      fc.property(randomSystem, fc.nat(300), ({ system, laws }, states) => {
        const compiled = compile(system, laws);
        const search = new InterpretedSearch(compiled);
        while (search.advance(10) && search.status().states < states);
        const noted = waitsOf(compiled);
        const found = foundSteps(compiled, search, { noted, leastGenerated: Number.POSITIVE_INFINITY })!;
        const generated = foundSteps(compiled, search, { noted, leastGenerated: 0 })!;
        expect(generated.graph).toEqual(found.graph);
        expect(generated.resting).toEqual(found.resting);
        for (let state = 0; state < found.graph.states; state++) {
          const bits = ({ notes, noteWords }: FoundSteps): number[] =>
            noted.map((_, at) => (notes[state * noteWords + (at >>> 5)]! >>> (at & 31)) & 1);
          expect(bits(generated)).toEqual(bits(found));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has all its cycles among the steps that may return, and what leads on and on', () => {
    let spared = 0;
    fc.assert(
      fc.property(randomSystem, ({ system, laws }) => {
        const compiled = compile(system, laws);
        const search = new InterpretedSearch(compiled);
        while (search.advance(100) && search.status().states < 300);
        fc.pre(search.status().expanded === search.status().states);
        const returning = returningSteps(compiled);
        const { graph } = foundSteps(compiled, search)!;
        const fewer = foundSteps(compiled, search, { returning: () => returning, leastGenerated: 0 })!.graph;
        spared += returning.filter((rule) => !rule).length;
        const cycles = cyclesOf(graph);
        expect(cyclesOf(fewer)).toEqual(cycles);
        const part = leadingOn(fewer);
        expect(cyclesOf(part).map((states) => states.map((state) => part.numbers[state]!))).toEqual(cycles);
        for (const state of cycles.flat()) expect(stepsOf(fewer, state)).toEqual(stepsOf(graph, state));
      }),
      { numRuns: 200 },
    );
    expect(spared).toBeGreaterThan(10);
  });

  it('of Pods whose failures are bounded never comes back to a state, and the tables tell so', () => {
    const bounded = compile(replicatedPods({ N: 2, R: 2, U: 3, F: 1, C: 1 }).system, []);
    expect(returningSteps(bounded).some((rule) => rule)).toBe(false);
    const free = compile(replicatedPods({ N: 2, R: 2, U: 3, F: 1, C: 1, freePartitions: true }).system, []);
    const names = free.rules.flatMap(({ rule }, at) => (returningSteps(free)[at] ? [rule.name] : []));
    expect(new Set(names)).toEqual(new Set(['Partition', 'Heal', 'MarkNotReady', 'MarkReady']));
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
