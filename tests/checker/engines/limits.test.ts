import { describe, expect, test } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { explore } from '../../../checker/explore/explore.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';

const { system, laws } = replicatedPods({ N: 3, R: 2, U: 4, F: 1, C: 2 });
const compiled = compile(system, laws);

describe('a search that meets the end of its memory', () => {
  test.each([1, 2])('stops, says so, and keeps what it found: %i threads', (workers) => {
    const search = new WasmSearch(compiled, { mostBytes: 8 << 20, workers });
    while (search.advance(100_000));
    const { stopped, states, expanded, levels } = search.status();
    expect(stopped).toBe('memory');
    expect(search.bytes()).toBeLessThanOrEqual(8 << 20);
    expect(expanded).toBeGreaterThan(50_000);
    expect(expanded).toBeLessThan(states);
    expect(levels.reduce((sum, size) => sum + size, 0)).toBe(states);
    expect(search.advance(100_000)).toBe(false);
    const known = new Set(Array.from({ length: states }, (_, index) => search.stateAt(index).join()));
    expect(known.size).toBe(states);
  });

  test('finds states in the same order as a search with more memory', () => {
    const small = new WasmSearch(compiled, { mostBytes: 6 << 20 });
    while (small.advance(100_000));
    const large = new WasmSearch(compiled);
    while (large.advance(100_000));
    for (let state = 0; state < small.status().states; state += 53) {
      expect(small.stateAt(state)).toEqual(large.stateAt(state));
      expect(small.parentOf(state)).toBe(large.parentOf(state));
    }
  });

  test('is not called complete', async () => {
    const { ending } = await explore(compiled, {
      engine: (tables) => new WasmSearch(tables, { mostBytes: 6 << 20 }),
    });
    expect(ending).toBe('bytes');
  });
});
