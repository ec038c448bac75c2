import type { Layout } from '../layout.ts';

/** Where a unit's local state lies in the 64-bit words of a state. */
export type Place = { readonly word: number; readonly shift: number; readonly bits: number };

/** The layout in pairs of its 32-bit words; a state of `words` 64-bit words has the top bit of the last set. */
export type Places = { readonly words: number; readonly units: readonly Place[] };

export const placesOf = (layout: Layout): Places => ({
  words: Math.ceil(layout.words / 2),
  units: layout.word.map((word, unit) => ({
    word: word >> 1,
    shift: layout.shift[unit]! + 32 * (word & 1),
    bits: layout.bits[unit]!,
  })),
});
