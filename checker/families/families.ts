import type { Compiled } from '../compile/compiled.ts';
import type { Permutation } from '../symmetry/permutation.ts';
import type { Identified } from '../system/system.ts';
import { exchangeOf } from './exchange.ts';

/** Units that may be exchanged with each other: local states of all members are told by the same codes. */
export type Family = {
  readonly units: readonly number[];
  /** by member and local state: its code */
  readonly codes: readonly Int32Array[];
  /** by member and code: the local state */
  readonly locals: readonly Int32Array[];
  /** exchanges the first member with each of the others */
  readonly exchanges: readonly Permutation[];
};

export type Families = {
  readonly families: readonly Family[];
  readonly refused: readonly { readonly members: readonly [string, string]; readonly why: string }[];
};

/** Finds out which members of the families that a system declares interchangeable are so; the tables prove it. */
export const familiesOf = (compiled: Compiled): Families => {
  const families: Family[] = [];
  const refused: Families['refused'][number][] = [];
  for (const members of compiled.system.interchangeable) {
    const alike: { first: number; exchanges: { unit: number; permutation: Permutation }[] }[] = [];
    for (const unit of members.flatMap((member) => unitOf(compiled, member) ?? [])) {
      const whys: typeof refused = [];
      const found = alike.find(({ first, exchanges }) => {
        const permutation = exchangeOf(compiled, first, unit);
        if (typeof permutation !== 'string') return exchanges.push({ unit, permutation });
        whys.push({ members: [compiled.units[first]!.name, compiled.units[unit]!.name], why: permutation });
        return false;
      });
      if (found) continue;
      refused.push(...whys);
      alike.push({ first: unit, exchanges: [] });
    }
    for (const { first, exchanges } of alike) {
      if (exchanges.length === 0) continue;
      const size = compiled.units[first]!.size;
      const same = Int32Array.from({ length: size }, (_, code) => code);
      const locals = [same, ...exchanges.map(({ permutation }) => permutation.states[first]!)];
      families.push({
        units: [first, ...exchanges.map(({ unit }) => unit)],
        locals,
        codes: locals.map(inverse),
        exchanges: exchanges.map(({ permutation }) => permutation),
      });
    }
  }
  return { families, refused };
};

export const inverse = (table: Int32Array): Int32Array => {
  const images = new Int32Array(table.length);
  table.forEach((to, from) => {
    images[to] = from;
  });
  return images;
};

const unitOf = ({ units, system }: Compiled, { name }: Identified): number | undefined => {
  const at = units.findIndex(
    (unit) => unit.name === name || unit.components.some((index) => system.components[index]!.name === name),
  );
  return at < 0 ? undefined : at;
};
