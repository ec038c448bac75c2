import type { Compiled, CompiledCondition } from '../../compile/compiled.ts';
import type { CountTest } from '../../compile/counter.ts';
import type { Image } from './image.ts';
import { type Code, folded, i32, i64, when } from './module/code.ts';
import type { FunctionWriter, Local } from './module/moduleWriter.ts';
import type { Place, Places } from './places.ts';
import type { SumField, SumFields } from './sums.ts';

/** units whose local states together have at most so many bits, and lie side by side, share a row */
const sharedBits = 9;

/** a counter with more values than this is looked up by the thresholds that it is compared with */
const directValues = 256;

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

type CounterRows = {
  readonly field: SumField;
  /** where thresholds are used, the value at which each row begins */
  readonly starts: readonly number[] | undefined;
  readonly masks: readonly number[];
  readonly rows: number;
};

/**
 * Code that decides a list of conditions at once, 64 to a mask: condition `i` is bit `i & 63` of mask `i >> 6`.
 * Each group of units contributes a row (masks to be conjoined, sums to be added), each counter a row of masks.
 */
export class Evaluator {
  readonly maskCount: number;
  private readonly conditionCount: number;
  readonly groups: readonly UnitGroup[];
  private readonly fields: SumFields;
  private readonly counters: readonly CounterRows[];

  constructor(
    compiled: Compiled,
    places: Places,
    image: Image,
    conditions: readonly CompiledCondition[],
    fields: SumFields,
    fieldOf: ReadonlyMap<number, SumField>,
  ) {
    this.fields = fields;
    this.conditionCount = conditions.length;
    this.maskCount = Math.ceil(conditions.length / 64);
    this.groups = unitGroups(compiled, places, image, conditions, fields);
    this.counters = counterRows(compiled, image, conditions, fieldOf);
  }

  /** Sets the masks and sums of the state in `state` (its words). */
  code(
    writer: FunctionWriter,
    state: readonly Local[],
  ): { readonly code: Code; readonly masks: readonly Local[]; readonly sums: readonly Local[] } {
    const rows = this.groups.map(() => writer.i32());
    const masks = Array.from({ length: this.maskCount }, () => writer.i64());
    const sums = Array.from({ length: this.fields.words }, () => writer.i64());
    const values = this.counters.map(() => writer.i32());
    const find = this.groups.map(({ word, shift, bits, rows: base, stride }, at) => {
      const index = i32.wrap(i64.and(i64.shrU(state[word]!.get, i64.const(BigInt(shift))), bitMask(bits)));
      return rows[at]!.set(i32.add(i32.mul(index, i32.const(stride)), i32.const(base)));
    });
    const column = (at: number, position: number): Code => i64.load(rows[at]!.get, position * 8);
    const add = sums.map((sum, number) => {
      const parts = this.groups.flatMap((group, at) => {
        const position = group.sums.indexOf(number);
        return position < 0 ? [] : [column(at, group.masks.length + position)];
      });
      return sum.set(folded(i64.add, parts, i64.const(0n)));
    });
    const lookUp = this.counters.map((rowsOf, at) => values[at]!.set(rowOf(rowsOf, sums)));
    const conjoin = masks.map((mask, number) => {
      const parts = this.groups.flatMap((group, at) => {
        const position = group.masks.indexOf(number);
        return position < 0 ? [] : [column(at, position)];
      });
      const counts = this.counters.flatMap((rowsOf, at) => {
        const position = rowsOf.masks.indexOf(number);
        return position < 0 ? [] : [i64.load(values[at]!.get, position * 8)];
      });
      const all = this.conditionsIn(number);
      const known = all === -1n ? [] : [i64.const(all)];
      return mask.set(folded(i64.and, [...parts, ...counts, ...known], i64.const(-1n)));
    });
    return { code: [find, add, lookUp, conjoin], masks, sums };
  }

  /** the bits of a mask that stand for conditions */
  private conditionsIn(mask: number): bigint {
    const count = this.conditionCount - mask * 64;
    return count >= 64 ? -1n : (1n << BigInt(count)) - 1n;
  }
}

export const bitMask = (bits: number): Code => i64.const((1n << BigInt(bits)) - 1n);

export const fieldValue = (field: SumField, sums: readonly Local[]): Code =>
  i64.and(i64.shrU(sums[field.word]!.get, i64.const(BigInt(field.shift))), bitMask(field.bits));

const rowOf = ({ field, starts, masks, rows }: CounterRows, sums: readonly Local[]): Code => {
  const value = fieldValue(field, sums);
  const row = starts
    ? folded(
        i32.add,
        starts.slice(1).map((start) => i64.geU(value, i64.const(BigInt(start)))),
        i32.const(0),
      )
    : i32.wrap(value);
  return i32.add(i32.mul(row, i32.const(masks.length * 8)), i32.const(rows));
};

const counterRows = (
  compiled: Compiled,
  image: Image,
  conditions: readonly CompiledCondition[],
  fieldOf: ReadonlyMap<number, SumField>,
): CounterRows[] =>
  compiled.counters.flatMap(({ most }, counter) => {
    const tested = conditions.flatMap(({ counts }, index) => {
      const tests = counts.filter((test) => test.counter === counter);
      return tests.length ? [{ index, tests }] : [];
    });
    if (tested.length === 0) return [];
    const masks = [...new Set(tested.map(({ index }) => index >> 6))];
    const starts =
      most < directValues
        ? undefined
        : thresholds(
            tested.flatMap(({ tests }) => tests),
            most,
          );
    const size = starts ? starts.length : most + 1;
    const table = new BigInt64Array(size * masks.length).fill(-1n);
    for (let row = 0; row < size; row++) {
      const value = starts ? starts[row]! : row;
      for (const { index, tests } of tested) {
        if (tests.every(({ least, most: limit }) => value >= least && value <= limit)) continue;
        table[row * masks.length + masks.indexOf(index >> 6)]! &= ~(1n << BigInt(index & 63));
      }
    }
    return [{ field: fieldOf.get(counter)!, starts, masks, rows: image.place(table) }];
  });

/** Values between two thresholds answer every test alike. */
const thresholds = (tests: readonly CountTest[], most: number): number[] =>
  [...new Set([0, ...tests.flatMap((test) => [test.least, test.most + 1])])]
    .filter((start) => start >= 0 && start <= most)
    .sort((a, b) => a - b);

const unitGroups = (
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

/** Nothing to do where there is nothing: spares empty branches. */
export const whenAny = (parts: readonly Code[], body: Code): Code =>
  parts.length ? when(i64.ne(folded(i64.or, parts, i64.const(0n)), i64.const(0n)), body) : [];
