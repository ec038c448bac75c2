import type { Compiled } from '../compile/compiled.ts';
import { type Layout, presentBit } from '../explore/layout.ts';
import type { Permutation } from './permutation.ts';

/**
 * Replaces a packed state by the representative of its orbit: the least of its images, word by word. A pure
 * function of the tables; engines generate the same from `imageTables`.
 */
export class Canonical {
  private readonly tables: readonly ImageTables[];
  private readonly layout: Layout;
  private readonly image: Int32Array;
  private readonly least: Int32Array;
  private readonly locals: Int32Array;

  constructor(compiled: Compiled, permutations: readonly Permutation[], layout: Layout) {
    this.layout = layout;
    this.tables = permutations.slice(1).map((permutation) => imageTables(compiled, permutation, layout));
    this.image = new Int32Array(layout.words);
    this.least = new Int32Array(layout.words);
    this.locals = new Int32Array(compiled.units.length);
  }

  apply(state: Int32Array): void {
    const { image, least, locals, layout } = this;
    for (let unit = 0; unit < locals.length; unit++)
      locals[unit] = (state[layout.word[unit]!]! >>> layout.shift[unit]!) & ((1 << layout.bits[unit]!) - 1);
    least.set(state);
    for (const tables of this.tables) {
      image.fill(0);
      for (let unit = 0; unit < tables.length; unit++) {
        const { word, table } = tables[unit]!;
        image[word]! += table[locals[unit]!]!;
      }
      image[layout.words - 1]! |= presentBit;
      if (isLess(image, least)) least.set(image);
    }
    state.set(least);
  }
}

/** By unit: the word of the image that its local state decides part of, and that part. */
export type ImageTables = readonly { readonly word: number; readonly table: Int32Array }[];

const imageTables = (compiled: Compiled, permutation: Permutation, layout: Layout): ImageTables =>
  compiled.units.map((_, unit) => {
    const to = permutation.units[unit]!;
    return {
      word: layout.word[to]!,
      table: permutation.states[unit]!.map((local) => Math.max(0, local) << layout.shift[to]!),
    };
  });

const isLess = (one: Int32Array, two: Int32Array): boolean => {
  for (let word = 0; word < one.length; word++) {
    if (one[word] !== two[word]) return one[word]! < two[word]!;
  }
  return false;
};
