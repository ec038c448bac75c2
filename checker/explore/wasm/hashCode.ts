import { type Code, i32, i64 } from './module/code.ts';
import type { Local } from './module/moduleWriter.ts';

/** odd multipliers with well mixed bits, one for each word of a state and one for the end */
const multipliers = [
  0x9e3779b97f4a7c15n,
  0xa0761d6478bd642fn,
  0xe7037ed1a0b428dbn,
  0x8ebc6af09c88c6e3n,
  0x589965cc75374cc3n,
  0x1d8e4e27c47d124fn,
  0xeb44accab455d165n,
  0xc6a4a7935bd1e995n,
];
const lastMultiplier = 0xd6e8feb86659fd93n;

/** How a state is hashed: sets `hash` from the words. The upper half of the hash must be the better one. */
export type HashCode = (words: readonly Code[], hash: Local) => Code;

/** Multiplies and folds word after word. */
export const hashCode: HashCode = (words, hash) => {
  const folded = i64.xor(hash.get, i64.shrU(hash.get, i64.const(32n)));
  return [
    words.map((word, number) =>
      hash.set(i64.mul(number === 0 ? word : i64.xor(folded, word), i64.const(multipliers[number]!))),
    ),
    hash.set(i64.mul(folded, i64.const(lastMultiplier))),
  ];
};

/**
 * The address of the slot where the search for a state begins. Slots are in the order of the hash, whatever
 * their number: the 32 bits below its highest bit, times the number of slots, divided by 2^32.
 */
export const slotCode = (hash: Local, slots: Local, slotCount: Local, bytes: number): Code => {
  const upper = i64.shrU(i64.shl(hash.get, i64.const(1n)), i64.const(32n));
  const number = i32.wrap(i64.shrU(i64.mul(upper, slotCount.get), i64.const(32n)));
  return i32.add(slots.get, i32.mul(number, i32.const(bytes)));
};
