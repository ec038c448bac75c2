import { describe, expect, test } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { layoutOf } from '../../../checker/explore/layout.ts';
import type { Search } from '../../../checker/explore/search.ts';
import { type HashCode, hashCode } from '../../../checker/explore/wasm/hashCode.ts';
import { i64 } from '../../../checker/explore/wasm/module/code.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';

const finished = (search: Search): Search => {
  while (search.advance(100_000));
  return search;
};

const constant =
  (value: bigint): HashCode =>
  (_, hash) =>
    hash.set(i64.const(value));

/** a hash that keeps so many of the upper bits */
const coarse =
  (bits: number): HashCode =>
  (words, hash) => [
    hashCode(words, hash),
    hash.set(i64.and(hash.get, i64.const(-(1n << BigInt(63 - bits))))),
  ];

describe('states whose hashes collide', () => {
  const { system, laws } = replicatedPods({ N: 2, R: 1, U: 2, F: 1, C: 0 });
  const small = compile(system, laws);

  test.each([
    ['all in the first slot', constant(0n)],
    ['all in the last slot, so that they go on from the first', constant(-1n)],
  ])('are told apart: %s', (_, hash) => {
    for (const layout of [layoutOf(small), layoutOf(small, { wordBits: 6 })]) {
      const status = finished(new WasmSearch(small, { layout })).status();
      for (const indexed of [false, true])
        expect(finished(new WasmSearch(small, { layout, hash, indexed })).status()).toEqual(status);
    }
  });

  test.each([6, 10, 14])('are told apart while the set grows: %i bits of hash', (bits) => {
    const large = replicatedPods({ N: 2, R: 2, U: 4, F: 1, C: 1 });
    const compiled = compile(large.system, large.laws);
    const status = finished(new WasmSearch(compiled)).status();
    for (const indexed of [false, true])
      expect(finished(new WasmSearch(compiled, { hash: coarse(bits), indexed })).status()).toEqual(status);
  });
});
