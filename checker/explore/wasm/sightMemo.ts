import { type Code, folded, i32, i64, when } from './module/code.ts';
import type { FunctionWriter, Local } from './module/moduleWriter.ts';

/** sights of up to so many bits have a byte each; others share a cache of 2^16 entries */
const directBits = 16;
const cacheBits = 16;

/**
 * What a joint law has been asked before. A new sight raises the alert, so that the host asks the law; an old
 * one costs a look-up. A cache may forget: then the host is asked again, and answers the same.
 */
export type SightMemo = {
  readonly address: number;
  readonly bits: number | undefined;
  readonly words: number;
};

/** Bytes for a memo of keys of so many bits (undefined: wide) and words. */
export const memoBytes = (bits: number | undefined, words: number): number =>
  bits !== undefined && bits <= directBits ? 1 << bits : (words + 1) * 8 * 2 ** cacheBits;

/** Raises `alert` unless this key was met before. */
export const askOnce = (
  writer: FunctionWriter,
  memo: SightMemo,
  key: readonly Code[],
  alert: Local,
): Code => {
  const at = writer.i32();
  if (memo.bits !== undefined && memo.bits <= directBits) {
    const index = key[0] ? i32.wrap(key[0]) : i32.const(0);
    return [
      at.set(i32.add(index, i32.const(memo.address))),
      when(i32.eqz(i32.load8(at.get)), [i32.store8(at.get, i32.const(1)), raise(alert)]),
    ];
  }
  const words = key.map(() => writer.i64());
  const hash = writer.i64();
  const mix = words.map((word) =>
    hash.set(
      i64.mul(
        i64.xor(i64.xor(hash.get, i64.shrU(hash.get, i64.const(29n))), word.get),
        i64.const(0x9e3779b97f4a7c15n),
      ),
    ),
  );
  const bytes = (memo.words + 1) * 8;
  const row = i32.wrap(i64.shrU(hash.get, i64.const(BigInt(64 - cacheBits))));
  const differs = words.map((word, index) => i64.ne(i64.load(at.get, 8 + index * 8), word.get));
  // an entry that two threads have written at once does not have the seal of the key that it seems to hold
  const seal = i64.or(hash.get, i64.const(1n));
  return [
    words.map((word, index) => word.set(key[index]!)),
    hash.set(i64.const(0n)),
    mix,
    at.set(i32.add(i32.mul(row, i32.const(bytes)), i32.const(memo.address))),
    when(folded(i32.or, [i64.ne(i64.load(at.get), seal), ...differs], i32.const(0)), [
      i64.store(at.get, seal),
      words.map((word, index) => i64.store(at.get, word.get, 8 + index * 8)),
      raise(alert),
    ]),
  ];
};

export const raise = (alert: Local): Code => alert.set(i64.or(alert.get, i64.const(1n)));
