import type { Compiled, CompiledCondition } from '../../compile/compiled.ts';
import type { Image } from './image.ts';
import type { Place, Places } from './places.ts';
import type { SumFields } from './sums.ts';

/** units whose local states together have at most so many bits, and lie side by side, share a row */
const sharedBits = 9;

/** Units that are looked up together: their bits lie side by side in one word. */
export type UnitGroup = {
  readonly units: readonly number[];
  readonly word: number;
  readonly shift: number;
  readonly bits: number;
  /** address of row 0, and bytes from row to row */
  readonly rows: number;
  readonly stride: number;
  /** the columns that a row has: masks first, then sums (their numbers) */
  readonly masks: readonly number[];
  readonly sums: readonly number[];
};

/** Groups the units that the conditions or sums read, and places their rows. */
export const unitGroups = (
  compiled: Compiled,
  places: Places,
  image: Image,
  conditions: readonly CompiledCondition[],
  fields: SumFields,
): UnitGroup[] => {
  const concerned = compiled.units.flatMap((_, unit) =>
    conditions.some(({ allow }) => allow[unit]) || fields.all.some(({ adds }) => adds[unit]) ? [unit] : [],
  );
  return sideBySide(concerned, places).map((units) => {
    const { word, shift } = places.units[units[0]!]!;
    const bits = units.reduce((sum, unit) => sum + places.units[unit]!.bits, 0);
    const restricting = conditions.flatMap((condition, index) =>
      units.some((unit) => condition.allow[unit]) ? [{ condition, index }] : [],
    );
    const masks = [...new Set(restricting.map(({ index }) => index >> 6))];
    const adding = fields.all.filter(({ adds }) => units.some((unit) => adds[unit]));
    const sums = [...new Set(adding.map((field) => field.word))];
    const columns = masks.length + sums.length;
    const table = new BigInt64Array(columns << bits);
    const halves = new Int32Array(table.buffer);
    const forbidden = units.map((unit) =>
      forbiddenBits(compiled.units[unit]!.size, unit, restricting, masks),
    );
    for (let key = 0; key < 1 << bits; key++) {
      const locals = units.map((unit) => localIn(key, places.units[unit]!, shift));
      if (locals.some((local, at) => local >= compiled.units[units[at]!]!.size)) continue;
      for (let half = 0; half < masks.length * 2; half++) {
        let allowed = -1;
        for (let at = 0; at < locals.length; at++) {
          allowed &= ~forbidden[at]![locals[at]! * masks.length * 2 + half]!;
        }
        halves[key * columns * 2 + half] = allowed;
      }
      for (const { word: sumWord, shift: by, adds } of adding) {
        let added = 0n;
        for (let at = 0; at < locals.length; at++) added += BigInt(adds[units[at]!]?.[locals[at]!] ?? 0);
        table[key * columns + masks.length + sums.indexOf(sumWord)]! += added << BigInt(by);
      }
    }
    return { units, word, shift, bits, masks, sums, stride: columns * 8, rows: image.place(table) };
  });
};

/** Of each local state, the conditions that it forbids: 64 bits for each mask. */
const forbiddenBits = (
  size: number,
  unit: number,
  restricting: readonly { readonly condition: CompiledCondition; readonly index: number }[],
  masks: readonly number[],
): Int32Array => {
  const table = new Int32Array(size * masks.length * 2);
  for (const { condition, index } of restricting) {
    const allow = condition.allow[unit];
    if (!allow) continue;
    const half = masks.indexOf(index >> 6) * 2 + ((index >> 5) & 1);
    for (let local = 0; local < size; local++) {
      if (allow[local] === 0) table[local * masks.length * 2 + half]! |= 1 << (index & 31);
    }
  }
  return table;
};

/** A unit's local state, of the local states of a group of units. */
export const localIn = (key: number, place: Place, groupShift: number): number =>
  (key >> (place.shift - groupShift)) & ((1 << place.bits) - 1);

const sideBySide = (units: readonly number[], places: Places): number[][] => {
  const place = (unit: number) => places.units[unit]!;
  const inOrder = [...units].sort((a, b) => place(a).word - place(b).word || place(a).shift - place(b).shift);
  const groups: number[][] = [];
  for (const unit of inOrder) {
    const group = groups.at(-1);
    const first = group && place(group[0]!);
    const last = group && place(group.at(-1)!);
    const { word, shift, bits } = place(unit);
    if (
      first &&
      last &&
      last.word === word &&
      last.shift + last.bits === shift &&
      shift + bits - first.shift <= sharedBits
    )
      group.push(unit);
    else groups.push([unit]);
  }
  return groups;
};
