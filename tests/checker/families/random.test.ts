import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutHiddenSteps } from '../../../checker/branching/withoutHiddenSteps.ts';
import { compile } from '../../../checker/compile/compile.ts';
import type { Compiled } from '../../../checker/compile/compiled.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { layoutOf } from '../../../checker/explore/layout.ts';
import type { Search } from '../../../checker/explore/search.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { familiesOf } from '../../../checker/families/families.ts';
import { sortingHooks } from '../../../checker/families/generatedSorting.ts';
import { sortingPlan } from '../../../checker/families/places.ts';
import { Sorting } from '../../../checker/families/sorting.ts';
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

describe('families of random systems that are sorted', () => {
  it('keep every verdict and all depths, and leave one state of each orbit', () => {
    const seen = { sorted: 0, smaller: 0, places: 0 };
    fc.assert(
      fc.property(
        randomSystem,
        fc.boolean(),
        fc.boolean(),
        fc.nat({ max: 4 }),
        ({ system, laws }, reduce, isHidden, kept) => {
          fc.pre(system.interchangeable.length > 0);
          const whole = compile(system, laws.slice(0, kept), { reduce });
          const compiled = isHidden ? withoutHiddenSteps(whole).compiled : whole;
          const full = explored(new InterpretedSearch(compiled));
          fc.pre(full.status().states <= stateLimit);
          const plan = sortingPlan(compiled, familiesOf(compiled).families);
          fc.pre(plan.classes.length > 0);
          const sorting = new Sorting(plan, layoutOf(compiled));
          const canonical = (state: Int32Array): void => sorting.apply(state);
          const orbits = explored(new InterpretedSearch(compiled, { canonical }));
          const generated = explored(new WasmSearch(compiled, { hooks: sortingHooks(plan) }));
          const distinct = new Set<string>();
          for (let index = 0; index < full.status().states; index++) {
            const state = full.stateAt(index);
            canonical(state);
            distinct.add(state.join());
          }
          for (const search of [orbits, generated]) {
            expect(judgements(compiled, search)).toEqual(judgements(compiled, full));
            expect(search.status().states).toBe(distinct.size);
            expect(search.status().levels.length).toBe(full.status().levels.length);
          }
          seen.sorted += 1;
          if (distinct.size < full.status().states) seen.smaller += 1;
          if (plan.places) seen.places += 1;
        },
      ),
      { numRuns: 300 },
    );
    expect(seen.smaller).toBeGreaterThan(30);
  });
});
