import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { layoutOf } from '../../../checker/explore/layout.ts';
import type { Search } from '../../../checker/explore/search.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { symmetryHooks } from '../../../checker/symmetry/generatedCanonical.ts';
import { symmetryOf } from '../../../checker/symmetry/symmetry.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';

const folder = temporaryFolder();

const { system, laws } = replicatedPods({ N: 3, R: 2, U: 4, F: 1, C: 2 });
const compiled = compile(system, laws);

const finished = (search: Search): Search => {
  while (search.advance(200_000));
  return search;
};

const depthOf = (search: Search, state: number): number =>
  state === 0 ? 0 : 1 + depthOf(search, search.parentOf(state));

/** What any search must tell: breaches by their depth. */
const told = (search: Search): unknown => ({
  status: search.status(),
  counts: search.ruleCounts(),
  findings: search.findings().map(({ law, broken, witnessed }) => ({
    law,
    witnessed,
    depth: broken && depthOf(search, broken.state),
  })),
});

const plain = finished(new WasmSearch(compiled));

describe('a set of states that holds their numbers', () => {
  test('takes at most 15 bytes a state with its parent, the plain set 20 at least', () => {
    const indexed = finished(new WasmSearch(compiled, { indexed: true }));
    const { states } = indexed.status();
    expect(indexed.bytes() / states).toBeLessThan(15);
    expect(plain.bytes() / states).toBeGreaterThan(20);
  });

  test.each([31, 20, 9])('hands over all states as the plain set does: %i bits to a word', (wordBits) => {
    const layout = layoutOf(compiled, { wordBits });
    const bytes = (indexed: boolean): Buffer => {
      const words = finished(new WasmSearch(compiled, { layout, indexed })).storedWords!();
      return Buffer.from(words.buffer, words.byteOffset, words.byteLength);
    };
    expect(bytes(true).equals(bytes(false))).toBe(true);
  });
});

describe('a search whose memory becomes short', () => {
  const mostBytes = 18 << 20;

  test.each([1, 2, 3])('goes on with numbers of states, and finds the same: %i threads', (workers) => {
    const search = finished(new WasmSearch(compiled, { mostBytes, workers, leastShared: 64 }));
    expect(told(search)).toEqual(told(plain));
    expect(search.bytes()).toBeLessThan(mostBytes);
  });

  test('finds states in the same order', () => {
    const search = finished(new WasmSearch(compiled, { mostBytes }));
    for (let state = 0; state < search.status().states; state += 997) {
      expect(search.stateAt(state)).toEqual(plain.stateAt(state));
      expect(search.parentOf(state)).toBe(plain.parentOf(state));
    }
  });

  test('finds the same orbits, under the same parents', () => {
    const hooks = symmetryHooks(symmetryOf(compiled).permutations);
    const [large, small] = [undefined, 4 << 20].map((most) =>
      finished(new WasmSearch(compiled, { hooks, ...(most !== undefined && { mostBytes: most }) })),
    ) as [Search, Search];
    expect(small.status()).toEqual(large.status());
    expect(small.bytes()).toBeLessThan(large.bytes() * 0.8);
    for (let state = 0; state < small.status().states; state += 499) {
      expect(small.stateAt(state)).toEqual(large.stateAt(state));
      expect(small.parentOf(state)).toBe(large.parentOf(state));
    }
  });

  test('is resumed from a checkpoint that was saved after that', () => {
    const path = join(folder, 'turned');
    const search = new WasmSearch(compiled, { mostBytes });
    while (search.status().states < 900_000) search.advance(10_000);
    search.save(path);
    for (const workers of [1, 2])
      expect(told(finished(new WasmSearch(compiled, { resume: path, workers })))).toEqual(told(plain));
  });
});
