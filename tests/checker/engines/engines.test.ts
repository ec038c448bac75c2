import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import type { Compiled } from '../../../checker/compile/compiled.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { type Layout, layoutOf } from '../../../checker/explore/layout.ts';
import type { Search } from '../../../checker/explore/search.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { Refusal } from '../../../checker/refusal.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { randomSystem } from '../arbitraries/system.ts';

/** Everything that a search tells, or why it refused to go on. */
const told = (search: () => Search, portions: readonly number[]): unknown => {
  try {
    const { advance, status, findings, ruleCounts, stateAt, parentOf } = bound(search());
    const more = portions.map((states) => advance(states));
    const { states } = status();
    const stored = Array.from({ length: states }, (_, index) => [parentOf(index), ...stateAt(index)]);
    return { more, status: status(), findings: findings(), ruleCounts: [...ruleCounts()], stored };
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
};

const bound = (search: Search): Search => ({
  advance: (states) => search.advance(states),
  status: () => search.status(),
  findings: () => search.findings(),
  ruleCounts: () => search.ruleCounts(),
  stateAt: (index) => search.stateAt(index),
  parentOf: (index) => search.parentOf(index),
  bytes: () => search.bytes(),
});

/** The generated engine with its two sets of states, and the interpreted one. */
const allTell = (compiled: Compiled, layout: Layout, portions: readonly number[]): unknown[] => [
  told(() => new WasmSearch(compiled, { layout }), portions),
  told(() => new WasmSearch(compiled, { layout, indexed: true }), portions),
  told(() => new InterpretedSearch(compiled, { layout }), portions),
];

describe('the generated engine and the interpreted one', () => {
  test('find the same states, in the same order, and the same of every law, in random systems', () => {
    fc.assert(
      fc.property(
        randomSystem,
        fc.constantFrom(31, 8, 4, 2),
        fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 3 }),
        ({ system, laws }, wordBits, portions) => {
          const compiled = compile(system, laws);
          const layout = layoutOf(compiled, { wordBits });
          const [plain, indexed, interpreted] = allTell(compiled, layout, [...portions, 5000]);
          expect(plain).toEqual(interpreted);
          expect(indexed).toEqual(interpreted);
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([31, 15, 7, 3])('agree on the benchmark model with at most %i bits to a word', (wordBits) => {
    const { system, laws } = replicatedPods({ N: 2, R: 2, U: 2, F: 1, C: 1 });
    const compiled = compile(system, laws);
    const [plain, indexed, interpreted] = allTell(compiled, layoutOf(compiled, { wordBits }), [100_000]);
    expect(plain).toEqual(interpreted);
    expect(indexed).toEqual(interpreted);
  });
});
