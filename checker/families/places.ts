import type { Compiled } from '../compile/compiled.ts';
import { type Family, inverse } from './families.ts';

/**
 * Units that are sorted together: their local states have a type and a place, which is the number of the member of
 * another family that they are at; 0: at none. `codes` are `type * (members + 1) + place`.
 */
export type Sorted = {
  readonly units: readonly number[];
  /** by member and local state: its code */
  readonly codes: readonly Int32Array[];
  /** by member and code: the local state; -1 where a type has no such place */
  readonly locals: readonly Int32Array[];
  readonly types: number;
};

/** How a state is brought to order: first the members of the family of places, then everything that is at them. */
export type SortingPlan = {
  /** the family whose members others are at, if there is one */
  readonly places: Family | undefined;
  readonly sorted: readonly Sorted[];
  /** names of the units that are exchanged with each other */
  readonly classes: readonly (readonly string[])[];
  /** families that are not sorted, and why */
  readonly left: readonly { readonly family: Family; readonly why: string }[];
};

/**
 * Plans how to sort families. Exchanging members of most changes nothing else. Of the others, whose members are places
 * that the local states of others name, one is sorted: the largest of which every local state names at most one member.
 */
export const sortingPlan = (compiled: Compiled, families: readonly Family[]): SortingPlan => {
  const nameOf = ({ units }: Family): string[] => units.map((unit) => compiled.units[unit]!.name);
  const isNamed = (family: Family): boolean =>
    family.exchanges.some((_, at) => namers(family, at).length > 0);
  const simple = families.filter((family) => !isNamed(family));
  const named = families.filter(isNamed).sort((a, b) => b.units.length - a.units.length);
  for (const places of named) {
    const sorted = placed(compiled, places, simple);
    if (!sorted) continue;
    const left = named.filter((family) => family !== places).map((family) => ({ family, why: otherPlaces }));
    return { places, sorted, classes: [places, ...simple].map(nameOf), left };
  }
  const left = named.map((family) => ({ family, why: 'something is at several of them at once' }));
  const sorted = simple.map((family) => ({
    ...family,
    types: compiled.units[family.units[0]!]!.size,
  }));
  return { places: undefined, sorted, classes: simple.map(nameOf), left };
};

const otherPlaces = 'others are sorted that name places, and only one such family can be';

/** The units outside a family that an exchange of two members changes. */
const namers = ({ units, exchanges }: Family, at: number): number[] =>
  exchanges[at]!.states.flatMap((states, unit) =>
    !units.includes(unit) && states.some((image, local) => image !== local) ? [unit] : [],
  );

/** Everything that is sorted beside the places; `undefined` if something is not at one place at a time. */
const placed = (
  compiled: Compiled,
  places: Family,
  simple: readonly Family[],
): readonly Sorted[] | undefined => {
  const named = new Set(places.exchanges.flatMap((_, at) => namers(places, at)));
  for (const { units } of simple) for (const unit of units) named.delete(unit);
  const single = [...named].map((unit): Pick<Family, 'units' | 'codes' | 'locals'> => {
    const same = Int32Array.from({ length: compiled.units[unit]!.size }, (_, local) => local);
    return { units: [unit], codes: [same], locals: [same] };
  });
  const sorted: Sorted[] = [];
  for (const { units, codes, locals } of [...simple, ...single]) {
    const typed = typesOf(places, units, codes);
    if (!typed) return undefined;
    sorted.push({
      units,
      types: typed.types,
      codes: codes.map((table) => table.map((code) => typed.codes[code]!)),
      locals: locals.map((table) => {
        const byCode = new Int32Array(typed.types * (places.units.length + 1)).fill(-1);
        typed.codes.forEach((code, old) => {
          byCode[code] = table[old]!;
        });
        return byCode;
      }),
    });
  }
  return sorted;
};

/** Types and places of the codes of a family, which must be the same for all members. */
const typesOf = (
  places: Family,
  units: readonly number[],
  codes: readonly Int32Array[],
): { readonly types: number; readonly codes: Int32Array } | undefined => {
  const moves = places.exchanges.map(({ states }) =>
    units.map((unit, member) => {
      const back = inverse(codes[member]!);
      return Int32Array.from(back, (local) => codes[member]![states[unit]![local]!]!);
    }),
  );
  if (moves.some(([first, ...others]) => others.some((table) => table.join() !== first!.join())))
    return undefined;
  const tables = moves.map(([first]) => first!);
  const size = codes[0]!.length;
  const count = places.units.length + 1;
  const typed = new Int32Array(size).fill(-1);
  let types = 0;
  for (let code = 0; code < size; code++) {
    if (typed[code]! >= 0) continue;
    const moving = tables.flatMap((table, at) => (table[code] !== code ? [at] : []));
    if (moving.length === 0) typed[code] = types++ * count;
    else if (moving.length === tables.length) {
      // at the first place: each exchange takes it to another, where no other exchange moves it
      const images = tables.map((table) => table[code]!);
      const isAtOne = images.every(
        (image, at) =>
          typed[image]! < 0 &&
          tables.every((table, other) => (other === at ? table[image] === code : table[image] === image)),
      );
      if (!isAtOne || new Set(images).size !== images.length) return undefined;
      typed[code] = types * count + 1;
      images.forEach((image, at) => {
        typed[image] = types * count + 2 + at;
      });
      types += 1;
    }
  }
  return typed.includes(-1) ? undefined : { types, codes: typed };
};
