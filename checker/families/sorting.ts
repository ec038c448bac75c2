import type { Layout } from '../explore/layout.ts';
import { pack, unpack } from '../explore/layout.ts';
import type { SortingPlan } from './places.ts';

/**
 * Replaces a state by the one of its orbit in which all families are sorted: the members of the family of places by
 * their own codes and by the types of what is at them, then everything else by its codes. The readable definition of
 * what `sortingHooks` generates.
 */
export class Sorting {
  private readonly plan: SortingPlan;
  private readonly layout: Layout;

  constructor(plan: SortingPlan, layout: Layout) {
    this.plan = plan;
    this.layout = layout;
  }

  apply(state: Int32Array): void {
    const locals = unpack(this.layout, state);
    this.sort(locals);
    state.set(pack(this.layout, locals));
  }

  /** Sorts the local states of the units, in place. */
  sort(locals: number[]): void {
    const { places, sorted } = this.plan;
    const count = (places?.units.length ?? 0) + 1;
    const codes = sorted.map(({ units, codes: tables }) =>
      units.map((unit, member) => tables[member]![locals[unit]!]!),
    );
    if (places) {
      const keys = places.units.map((unit, at) => [
        places.codes[at]![locals[unit]!]!,
        ...codes.flatMap((family, number) =>
          family
            .filter((code) => code % count === at + 1)
            .map((code) => number * 1_000_000 + Math.floor(code / count))
            .sort(ascending),
        ),
      ]);
      const order = keys.map((_, at) => at).sort((a, b) => compared(keys[a]!, keys[b]!));
      const ranks = order.map((_, at) => order.indexOf(at));
      order.forEach((from, to) => {
        locals[places.units[to]!] = places.locals[to]![keys[from]![0]!]!;
      });
      for (const family of codes) {
        family.forEach((code, member) => {
          const place = code % count;
          if (place > 0) family[member] = code - place + ranks[place - 1]! + 1;
        });
      }
    }
    codes.forEach((family, number) => {
      const { units, locals: tables } = sorted[number]!;
      family.sort(ascending).forEach((code, member) => {
        locals[units[member]!] = tables[member]![code]!;
      });
    });
  }
}

const ascending = (a: number, b: number): number => a - b;

/** In the order of their numbers, from the first on; what ends first comes first. */
const compared = (one: readonly number[], other: readonly number[]): number => {
  const differing = one.findIndex((value, at) => value !== other[at]);
  if (differing < 0) return one.length - other.length;
  return other[differing] === undefined ? 1 : one[differing]! - other[differing]!;
};
