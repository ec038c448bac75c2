import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { layoutOf } from '../../../checker/explore/layout.ts';
import type { Search } from '../../../checker/explore/search.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { Refusal } from '../../../checker/refusal.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { randomSystem } from '../arbitraries/system.ts';

const depthOf = (search: Search, state: number): number => {
  let depth = 0;
  for (let at = search.parentOf(state); at >= 0; at = search.parentOf(at)) depth += 1;
  return depth;
};

/** What does not depend on the order in which threads find the states of a level. */
const told = (search: Search): unknown => {
  while (search.advance(300_000));
  return {
    status: search.status(),
    counts: [...search.ruleCounts()],
    findings: search.findings().map(({ law, broken, witnessed }) => ({
      law,
      witnessed,
      depth: broken && depthOf(search, broken.state),
    })),
  };
};

describe('threads that share one set of states', () => {
  test.each([
    { words: 'one word', wordBits: 31 },
    { words: 'several words', wordBits: 12 },
  ])('find what one thread finds, and the shortest counterexamples: states of $words', ({ wordBits }) => {
    const { system, laws } = replicatedPods({ N: 3, R: 2, U: 4, F: 1, C: 2 });
    const compiled = compile(system, laws);
    const layout = layoutOf(compiled, { wordBits });
    const alone = told(new WasmSearch(compiled, { layout }));
    for (const workers of [2, 3])
      for (const indexed of [false, true])
        expect(told(new WasmSearch(compiled, { layout, workers, indexed }))).toEqual(alone);
  });

  test('find what one thread finds of random systems', () => {
    fc.assert(
      fc.property(
        randomSystem,
        fc.constantFrom(31, 4),
        fc.boolean(),
        ({ system, laws }, wordBits, indexed) => {
          const compiled = compile(system, laws);
          const layout = layoutOf(compiled, { wordBits });
          const tellOf = (workers: number): unknown => {
            try {
              return told(new WasmSearch(compiled, { layout, workers, leastShared: 1, indexed }));
            } catch (error) {
              if (error instanceof Refusal) return error.code;
              throw error;
            }
          };
          expect(tellOf(2)).toEqual(tellOf(1));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('store each state once, under a parent of the level before', () => {
    const { system, laws } = replicatedPods({ N: 2, R: 2, U: 4, F: 1, C: 1 });
    const search = new WasmSearch(compile(system, laws), { workers: 2 });
    while (search.advance(1_000_000));
    const { states, levels } = search.status();
    const known = new Set(Array.from({ length: states }, (_, index) => search.stateAt(index).join()));
    expect(known.size).toBe(states);
    const levelEnds = levels.map((_, level) =>
      levels.slice(0, level + 1).reduce((sum, size) => sum + size, 0),
    );
    const levelOf = (state: number): number => levelEnds.findIndex((end) => state < end);
    let strangers = 0;
    for (let state = 1; state < states; state += 7) {
      if (levelOf(search.parentOf(state)) !== levelOf(state) - 1) strangers += 1;
    }
    expect(strangers).toBe(0);
  });
});
