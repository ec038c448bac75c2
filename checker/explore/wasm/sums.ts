import type { ByUnit, Compiled, CompiledJoint } from '../../compile/compiled.ts';
import { bitsFor } from '../layout.ts';

/**
 * Sums over the units of a state, several to a 64-bit word, so that one addition of a unit's row adds to all
 * of them: counters of rules and invariants, how many units have something to say to a law, and the keys of
 * joint laws.
 */
export type SumField = {
  readonly word: number;
  readonly shift: number;
  /** enough for every value that the sum can have; the bit above them is free */
  readonly bits: number;
  /** what a unit adds, by local state */
  readonly adds: ByUnit<Int32Array | Float64Array | BigInt64Array>;
};

/** Allots fields to words, in order. */
export class SumFields {
  readonly all: SumField[] = [];
  private readonly used: number[] = [];

  get words(): number {
    return this.used.length;
  }

  add(bits: number, adds: SumField['adds'], inNewWord = false): SumField {
    const width = bits + 1;
    let word = inNewWord ? -1 : this.used.findIndex((taken) => taken + width <= 64);
    if (word < 0) word = this.used.push(0) - 1;
    const field = { word, shift: this.used[word]!, bits, adds };
    this.used[word]! += width;
    this.all.push(field);
    return field;
  }
}

export const counterField = (compiled: Compiled, counter: number, fields: SumFields): SumField => {
  const { weights, most } = compiled.counters[counter]!;
  return fields.add(wideBitsFor(most + 1), weights);
};

const wideBitsFor = (size: number): number =>
  size <= 2 ** 31 ? bitsFor(size) : Math.ceil(Math.log2(size)) + 1;

/** What a joint law sees, as a number of one or more words: equal numbers, equal sights. */
export const keyFields = (joint: CompiledJoint, units: number, fields: SumFields): SumField[] => {
  const parts = joint.parts.map(({ unit, ids, values }) => ({ unit, ids, bits: bitsFor(values.length) }));
  const keys: SumField[] = [];
  let adds: (BigInt64Array | undefined)[] = [];
  let taken = 0;
  const finish = (): void => {
    if (taken > 0) keys.push(fields.add(taken, adds, taken > 31));
    adds = [];
    taken = 0;
  };
  for (const { unit, ids, bits } of parts) {
    if (bits === 0) continue;
    if (taken + bits > 62) finish();
    const table = adds[unit] ?? new BigInt64Array(ids.length);
    ids.forEach((id, local) => {
      table[local]! += BigInt(id) << BigInt(taken);
    });
    adds[unit] = table;
    adds.length = units;
    taken += bits;
  }
  finish();
  return keys;
};
