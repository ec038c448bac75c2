import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialSnapshot } from '../../../checker/charts/chartTable.ts';
import { compile } from '../../../checker/compile/compile.ts';
import type { Compiled } from '../../../checker/compile/compiled.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { layoutOf } from '../../../checker/explore/layout.ts';
import type { Search } from '../../../checker/explore/search.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { judgeState, judgeStep } from '../../../checker/reference/judge.ts';
import { ReferenceRun, type SystemState } from '../../../checker/reference/state.ts';
import { Canonical } from '../../../checker/symmetry/canonical.ts';
import { symmetryHooks } from '../../../checker/symmetry/generatedCanonical.ts';
import { orbitTraceTo } from '../../../checker/symmetry/orbitTrace.ts';
import { type Symmetry, symmetryOf } from '../../../checker/symmetry/symmetry.ts';
import { lastState, lengthOf, type TraceStep } from '../../../checker/trace/trace.ts';
import { randomSystem } from '../arbitraries/system.ts';

const stateLimit = 4_000;

const explored = (search: Search): Search => {
  while (search.status().states <= stateLimit && search.advance(500));
  return search;
};

const depthOf = (search: Search, state: number): number =>
  state === 0 ? 0 : 1 + depthOf(search, search.parentOf(state));

/** What must not change: which laws are broken and how early, and which are exercised. */
const judgements = (compiled: Compiled, search: Search) =>
  search.findings().map(({ broken, witnessed }, law) => ({
    law: compiled.laws[law]!.id,
    witnessed,
    broken: broken && { depth: depthOf(search, broken.state), byStep: broken.rule !== undefined },
  }));

/** Every breach that a search of orbits found is one that the charts have, as early. */
const expectRealTraces = (compiled: Compiled, search: Search, symmetry: Symmetry): void => {
  const { system, laws } = compiled;
  search.findings().forEach(({ broken }, at) => {
    if (!broken) return;
    const trace = orbitTraceTo(compiled, search, broken, symmetry);
    const law = [laws[at]!];
    const last = trace.steps.slice(trace.steps.findLastIndex(({ rule }) => rule.urgent === undefined));
    const breaches = [
      ...judgeState(system, law, lastState(trace)),
      ...(lengthOf(trace) === 0 ? settlingAtFirst(compiled) : last).flatMap(({ rule, before, after }) =>
        judgeStep(system, law, before, after, rule),
      ),
    ];
    expect(breaches).not.toEqual([]);
  });
};

/** Urgent rules may break a law before anything is chosen. */
const settlingAtFirst = ({ system }: Compiled): TraceStep[] => {
  let before: SystemState = system.components.map(initialSnapshot);
  return new ReferenceRun(system).initial().settling.map(({ rule, after }) => {
    const step = { rule, before, after };
    before = after;
    return step;
  });
};

describe('symmetry of random systems with two interchangeable families', () => {
  it('keeps every verdict, the depths of breaches and of the graph, and stores one state of each orbit', () => {
    const seen = { symmetric: 0, smaller: 0, refused: new Set<string>() };
    fc.assert(
      fc.property(randomSystem, fc.boolean(), ({ system, laws }, reduce) => {
        fc.pre(system.interchangeable.length > 0);
        const compiled = compile(system, laws, { reduce });
        const full = explored(new InterpretedSearch(compiled));
        fc.pre(full.status().states <= stateLimit);
        const symmetry = symmetryOf(compiled);
        for (const { why } of symmetry.refused) seen.refused.add(why);
        fc.pre(symmetry.permutations.length > 1);
        const canonical = new Canonical(compiled, symmetry.permutations, layoutOf(compiled));
        const orbits = explored(
          new InterpretedSearch(compiled, { canonical: (state) => canonical.apply(state) }),
        );
        expect(judgements(compiled, orbits)).toEqual(judgements(compiled, full));
        const generated = explored(new WasmSearch(compiled, { hooks: symmetryHooks(symmetry.permutations) }));
        expect(judgements(compiled, generated)).toEqual(judgements(compiled, full));
        for (const search of [orbits, generated]) expectRealTraces(compiled, search, symmetry);
        expect(orbits.status().levels.length).toBe(full.status().levels.length);
        const distinct = new Set<string>();
        for (let index = 0; index < full.status().states; index++) {
          const state = full.stateAt(index);
          canonical.apply(state);
          distinct.add(state.join());
        }
        expect([orbits.status().states, generated.status().states]).toEqual([distinct.size, distinct.size]);
        seen.symmetric += 1;
        if (distinct.size < full.status().states) seen.smaller += 1;
      }),
      { numRuns: 300 },
    );
    expect(seen.smaller).toBeGreaterThan(40);
    expect([...seen.refused].some((why) => why.endsWith('settle matters'))).toBe(true);
  });
});
