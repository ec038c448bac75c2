import type { Compiled, CompiledCondition } from '../compile/compiled.ts';

/**
 * Which of a list of conditions hold, all at once: bit `i & 31` of word `i >> 5` is set if condition `i`
 * holds. Each unit's local state and each counter's value contributes a row of words; their AND is the answer.
 */
export class Masks {
  readonly words: number;
  readonly result: Int32Array;
  private readonly conditions: number;
  private readonly rows: readonly { readonly unit: number; readonly table: Int32Array }[];
  private readonly counts: readonly CountRow[];

  constructor(compiled: Compiled, conditions: readonly CompiledCondition[]) {
    this.conditions = conditions.length;
    this.words = Math.ceil(conditions.length / 32);
    this.result = new Int32Array(this.words);
    this.rows = compiled.units.flatMap(({ size }, unit) => {
      if (conditions.every(({ allow }) => !allow[unit])) return [];
      return [
        { unit, table: this.table(size, conditions, ({ allow }, local) => allow[unit]?.[local] !== 0) },
      ];
    });
    this.counts = compiled.counters.flatMap(({ weights, most }, counter) => {
      const tests = conditions.flatMap(({ counts }) => counts.filter((test) => test.counter === counter));
      if (tests.length === 0) return [];
      // a counter may count bytes: values between two thresholds of its tests share a row
      const starts = [...new Set([0, ...tests.flatMap((test) => [test.least, test.most + 1])])]
        .filter((start) => start >= 0 && start <= most)
        .sort((a, b) => a - b);
      const table = this.table(starts.length, conditions, ({ counts }, row) =>
        counts.every(
          (test) => test.counter !== counter || (starts[row]! >= test.least && starts[row]! <= test.most),
        ),
      );
      return [
        { weights: weights.flatMap((weight, unit) => (weight ? [{ unit, weight }] : [])), starts, table },
      ];
    });
  }

  /** Evaluates all conditions for the local states of the units; the answer is in `result`. */
  evaluate(locals: ArrayLike<number>): Int32Array {
    const { words, result } = this;
    result.fill(-1);
    for (const { unit, table } of this.rows) {
      const row = locals[unit]! * words;
      for (let word = 0; word < words; word++) result[word]! &= table[row + word]!;
    }
    for (const { weights, starts, table } of this.counts) {
      let sum = 0;
      for (const { unit, weight } of weights) sum += weight[locals[unit]!]!;
      let at = starts.length - 1;
      while (starts[at]! > sum) at--;
      for (let word = 0; word < words; word++) result[word]! &= table[at * words + word]!;
    }
    return result;
  }

  /** The conditions that hold, by their places. */
  holding(locals: ArrayLike<number>): number[] {
    const places: number[] = [];
    this.evaluate(locals).forEach((word, at) => {
      for (let bits = word; bits !== 0; bits &= bits - 1) {
        const place = at * 32 + 31 - Math.clz32(bits & -bits);
        if (place < this.conditions) places.push(place);
      }
    });
    return places;
  }

  private table(
    size: number,
    conditions: readonly CompiledCondition[],
    holds: (condition: CompiledCondition, row: number) => boolean,
  ): Int32Array {
    const table = new Int32Array(size * this.words);
    for (let row = 0; row < size; row++) {
      conditions.forEach((condition, index) => {
        if (holds(condition, row)) table[row * this.words + (index >>> 5)]! |= 1 << (index & 31);
      });
    }
    return table;
  }
}

type CountRow = {
  readonly weights: readonly { readonly unit: number; readonly weight: Float64Array }[];
  readonly starts: readonly number[];
  readonly table: Int32Array;
};
