import type { Compiled } from '../compile/compiled.ts';
import { Refusal } from '../refusal.ts';

/**
 * Where each unit's local state lies in a packed state: 32-bit words, no unit across two of them. The top bit
 * of the last word is set in every state, so that an empty slot of the state set can be told from a state.
 */
export type Layout = {
  readonly words: number;
  readonly word: readonly number[];
  readonly shift: readonly number[];
  readonly bits: readonly number[];
};

export const presentBit = 0x8000_0000 | 0;

/** more words than this in one state: 512 bits */
const wordLimit = 16;

/** Packs units first-fit, widest first, with at most `wordBits` of the 32 bits of a word used. */
export const layoutOf = (compiled: Compiled, { wordBits = 31 } = {}): Layout => {
  const bits = compiled.units.map((unit) => bitsFor(unit.size));
  const used: number[] = [];
  const word: number[] = [];
  const shift: number[] = [];
  const widestFirst = bits.map((_, unit) => unit).sort((a, b) => bits[b]! - bits[a]! || a - b);
  for (const unit of widestFirst) {
    let at = used.findIndex((taken) => taken + bits[unit]! <= Math.max(wordBits, bits[unit]!));
    if (at < 0) at = used.push(0) - 1;
    word[unit] = at;
    shift[unit] = used[at]!;
    used[at]! += bits[unit]!;
  }
  const words = Math.max(1, used.length);
  if (words > wordLimit)
    throw new Refusal(
      'CK301',
      compiled.system.name,
      `a state needs ${words} words, the limit is ${wordLimit}`,
    );
  return { words, word, shift, bits };
};

/** bits that tell this many local states apart */
export const bitsFor = (size: number): number => (size <= 1 ? 0 : 32 - Math.clz32(size - 1));

export const pack = (layout: Layout, locals: ArrayLike<number>): Int32Array => {
  const packed = new Int32Array(layout.words);
  layout.word.forEach((word, unit) => {
    packed[word]! |= locals[unit]! << layout.shift[unit]!;
  });
  packed[layout.words - 1]! |= presentBit;
  return packed;
};

export const unpack = (layout: Layout, packed: ArrayLike<number>, at = 0): number[] =>
  layout.word.map(
    (word, unit) => (packed[at + word]! >>> layout.shift[unit]!) & (2 ** layout.bits[unit]! - 1),
  );

/** The same into an array that is there already. */
export const unpackInto = (
  locals: Int32Array,
  packed: ArrayLike<number>,
  { word, shift, bits }: Layout,
): void => {
  for (let unit = 0; unit < locals.length; unit++)
    locals[unit] = (packed[word[unit]!]! >>> shift[unit]!) & ((1 << bits[unit]!) - 1);
};
