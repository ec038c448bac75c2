import type { Compiled, CompiledCondition } from '../../compile/compiled.ts';
import { type CounterRows, counterRows } from './counterRows.ts';
import type { Image } from './image.ts';
import { type Code, folded, i32, i64 } from './module/code.ts';
import type { FunctionWriter, Local } from './module/moduleWriter.ts';
import type { Places } from './places.ts';
import type { SumField, SumFields } from './sums.ts';
import { type UnitGroup, unitGroups } from './unitGroups.ts';

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

const fieldValue = (field: SumField, sums: readonly Local[]): Code =>
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
