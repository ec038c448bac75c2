import type { CanonicalContext, Hooks } from '../explore/wasm/hooks.ts';
import type { Image } from '../explore/wasm/image.ts';
import { type Code, folded, i32, i64, select } from '../explore/wasm/module/code.ts';
import type { Places } from '../explore/wasm/places.ts';
import type { Permutation } from './permutation.ts';

/**
 * What `Canonical` does, as generated code for the inner loop of a search: each image of a state is a sum of
 * one table entry for each unit that moves, and the least image is kept (in the order of 64-bit words, so the
 * representatives are others than those of `Canonical`; the orbits are the same).
 */
export const symmetryHooks = (permutations: readonly Permutation[]): Hooks => {
  const renamings = permutations.slice(1);
  if (renamings.length === 0) return {};
  const addresses = new Map<Permutation, number[]>();
  return {
    tables: (image, places) => {
      for (const permutation of renamings)
        addresses.set(permutation, placeTables(image, places, permutation));
    },
    canonical: (context) => canonicalCode(context, renamings, addresses),
  };
};

const canonicalCode = (
  { writer, places, address }: CanonicalContext,
  permutations: readonly Permutation[],
  tables: ReadonlyMap<Permutation, readonly number[]>,
): Code => {
  const numbers = Array.from({ length: places.words }, (_, word) => word);
  const state = numbers.map(() => writer.i64());
  const least = numbers.map(() => writer.i64());
  const image = numbers.map(() => writer.i64());
  const isLess = writer.i32();
  const moving = places.units.flatMap((_, unit) =>
    permutations.some((permutation) => moves(permutation, unit)) ? [unit] : [],
  );
  // eight times the local state: where its entry lies in a table of 64-bit words
  const offsets = new Map(moving.map((unit) => [unit, writer.i32()]));
  const code: Code[] = numbers.map((word) => [
    state[word]!.set(i64.load(address, 8 * word)),
    least[word]!.set(state[word]!.get),
  ]);
  for (const [unit, offset] of offsets) {
    const { word, shift, bits } = places.units[unit]!;
    const local = i64.and(
      i64.shrU(state[word]!.get, i64.const(BigInt(shift))),
      i64.const(2n ** BigInt(bits) - 1n),
    );
    code.push(offset.set(i32.shl(i32.wrap(local), i32.const(3))));
  }
  for (const permutation of permutations) {
    for (const word of numbers) {
      const parts = moving.flatMap((unit) => {
        if (!moves(permutation, unit) || places.units[permutation.units[unit]!]!.word !== word) return [];
        return [i64.load(i32.add(offsets.get(unit)!.get, i32.const(tables.get(permutation)![unit]!)))];
      });
      const kept = i64.and(state[word]!.get, i64.const(keptBits(places, permutation, word)));
      code.push(image[word]!.set(folded(i64.or, [kept, ...parts], kept)));
    }
    code.push(
      isLess.set(
        lessCode(
          image.map(({ get }) => get),
          least.map(({ get }) => get),
        ),
      ),
    );
    for (const word of numbers)
      code.push(least[word]!.set(select(image[word]!.get, least[word]!.get, isLess.get)));
  }
  return [code, numbers.map((word) => i64.store(address, least[word]!.get, 8 * word))];
};

const moves = ({ units, states }: Permutation, unit: number): boolean =>
  units[unit] !== unit || states[unit]!.some((image, local) => image !== local);

/** By unit: the address of its share of the image, by its local state. */
const placeTables = (image: Image, places: Places, { units, states }: Permutation): number[] =>
  states.map((images, unit) => {
    const shift = BigInt(places.units[units[unit]!]!.shift);
    const entries = Array.from(images, (local) => BigInt.asIntN(64, BigInt(Math.max(0, local)) << shift));
    return image.place(BigInt64Array.from(entries));
  });

/** The bits of a word that no moving unit's image decides. */
const keptBits = (places: Places, permutation: Permutation, word: number): bigint =>
  places.units.reduce(
    (mask, { word: at, shift, bits }, unit) =>
      at === word && moves(permutation, unit) ? mask & ~((2n ** BigInt(bits) - 1n) << BigInt(shift)) : mask,
    2n ** 64n - 1n,
  );

/** Is the first, word by word and unsigned, less than the second? */
const lessCode = (first: readonly Code[], second: readonly Code[]): Code =>
  first.reduceRight<Code>(
    (rest, word, at) => i32.or(i32.eqz(i64.geU(word, second[at]!)), i32.and(i64.eq(word, second[at]!), rest)),
    i32.const(0),
  );
