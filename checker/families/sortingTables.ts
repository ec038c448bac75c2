import type { Image } from '../explore/wasm/image.ts';
import type { Places } from '../explore/wasm/places.ts';
import type { SortingPlan } from './places.ts';

/** Addresses of the read-only tables by which generated code sorts. */
export type SortingTables = {
  /** by family and member: from local states to codes */
  readonly codes: readonly (readonly number[])[];
  /** by family and member: from codes to the unit's bits of a state */
  readonly bits: readonly (readonly number[])[];
  /** by family: from codes to types (from 1, over all families) */
  readonly types: readonly number[];
  /** by family: from codes to places */
  readonly places: readonly number[];
  readonly ofPlaces: { readonly codes: readonly number[]; readonly bits: readonly number[] };
};

export const placeTables = (image: Image, places: Places, plan: SortingPlan): SortingTables => {
  const count = (plan.places?.units.length ?? 0) + 1;
  const bitsOf = (unit: number, locals: Int32Array): number =>
    image.place(
      BigInt64Array.from(locals, (local) =>
        BigInt.asIntN(64, BigInt(Math.max(0, local)) << BigInt(places.units[unit]!.shift)),
      ),
    );
  const firstType = plan.sorted.map((_, at) =>
    plan.sorted.slice(0, at).reduce((sum, { types }) => sum + types, 1),
  );
  const perCode = (family: number, entry: (code: number) => number): number =>
    image.place(Int32Array.from({ length: plan.sorted[family]!.types * count }, (_, code) => entry(code)));
  return {
    codes: plan.sorted.map(({ codes }) => codes.map((table) => image.place(table))),
    bits: plan.sorted.map(({ units, locals }) => units.map((unit, member) => bitsOf(unit, locals[member]!))),
    types: plan.sorted.map((_, family) =>
      perCode(family, (code) => firstType[family]! + Math.floor(code / count)),
    ),
    places: plan.sorted.map((_, family) => perCode(family, (code) => code % count)),
    ofPlaces: {
      codes: plan.places?.codes.map((table) => image.place(table)) ?? [],
      bits: plan.places?.units.map((unit, at) => bitsOf(unit, plan.places!.locals[at]!)) ?? [],
    },
  };
};
