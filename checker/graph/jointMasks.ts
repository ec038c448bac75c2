import type { Compiled, CompiledCondition } from '../compile/compiled.ts';

/** rows of one table, at most */
const rowLimit = 4096;

type Joint = {
  readonly units: Int32Array;
  /** by unit: what its local state is multiplied with */
  readonly radix: Int32Array;
  readonly table: Int32Array;
};

type Counted = {
  readonly units: Int32Array;
  readonly weights: readonly ArrayLike<number>[];
  readonly starts: Float64Array;
  readonly table: Int32Array;
};

/**
 * What `Masks` decides, faster: small units share one table, so that there are fewer look-ups, and it ends as
 * soon as nothing can hold any more.
 */
export class JointMasks {
  readonly words: number;
  readonly result: Int32Array;
  private readonly joints: readonly Joint[];
  private readonly counted: readonly Counted[];

  constructor(compiled: Compiled, conditions: readonly CompiledCondition[]) {
    this.words = Math.ceil(conditions.length / 32);
    this.result = new Int32Array(this.words);
    this.joints = groupsOf(compiled, conditions).map((units) => this.joint(compiled, conditions, units));
    this.counted = compiled.counters.flatMap(({ weights, most }, counter) => {
      const tests = conditions.flatMap(({ counts }) => counts.filter((test) => test.counter === counter));
      if (tests.length === 0) return [];
      const units = weights.flatMap((weight, unit) => (weight ? [unit] : []));
      const starts = [...new Set([0, ...tests.flatMap(({ least, most: upTo }) => [least, upTo + 1])])]
        .filter((start) => start >= 0 && start <= most)
        .sort((a, b) => a - b);
      const table = this.table(conditions, starts.length, ({ counts }, row) =>
        counts.every(
          (test) => test.counter !== counter || (starts[row]! >= test.least && starts[row]! <= test.most),
        ),
      );
      return [
        {
          units: Int32Array.from(units),
          weights: units.map((unit) => weights[unit]!),
          starts: Float64Array.from(starts),
          table,
        },
      ];
    });
  }

  /** Evaluates all conditions; the answer is in `result`. False if none holds (then `result` is all zeros). */
  evaluate(locals: Int32Array): boolean {
    const { words, result, joints, counted } = this;
    let any = words;
    for (let word = 0; word < words; word++) result[word] = -1;
    for (let at = 0; at < joints.length && any !== 0; at++) {
      const { units, radix, table } = joints[at]!;
      let row = 0;
      for (let part = 0; part < units.length; part++) row += locals[units[part]!]! * radix[part]!;
      any = 0;
      for (let word = 0, from = row * words; word < words; word++, from++) {
        const bits = result[word]! & table[from]!;
        result[word] = bits;
        any |= bits;
      }
    }
    for (let at = 0; at < counted.length && any !== 0; at++) {
      const { units, weights, starts, table } = counted[at]!;
      let sum = 0;
      for (let part = 0; part < units.length; part++) sum += weights[part]![locals[units[part]!]!]!;
      let row = starts.length - 1;
      while (starts[row]! > sum) row--;
      any = 0;
      for (let word = 0, from = row * words; word < words; word++, from++) {
        const bits = result[word]! & table[from]!;
        result[word] = bits;
        any |= bits;
      }
    }
    if (any !== 0) return true;
    result.fill(0);
    return false;
  }

  private joint(
    compiled: Compiled,
    conditions: readonly CompiledCondition[],
    units: readonly number[],
  ): Joint {
    const sizes = units.map((unit) => compiled.units[unit]!.size);
    const radix = sizes.map((_, at) => sizes.slice(0, at).reduce((product, size) => product * size, 1));
    const rows = sizes.reduce((product, size) => product * size, 1);
    const table = this.table(conditions, rows, ({ allow }, row) =>
      units.every((unit, at) => allow[unit]?.[Math.floor(row / radix[at]!) % sizes[at]!] !== 0),
    );
    return { units: Int32Array.from(units), radix: Int32Array.from(radix), table };
  }

  private table(
    conditions: readonly CompiledCondition[],
    rows: number,
    holds: (condition: CompiledCondition, row: number) => boolean,
  ): Int32Array {
    const table = new Int32Array(rows * this.words);
    conditions.forEach((condition, index) => {
      for (let row = 0; row < rows; row++)
        if (holds(condition, row)) table[row * this.words + (index >>> 5)]! |= 1 << (index & 31);
    });
    return table;
  }
}

/**
 * Units that some condition reads, grouped so that no table has too many rows. There is always one group, if
 * only of no unit: its table has no bits beyond the last condition.
 */
const groupsOf = (compiled: Compiled, conditions: readonly CompiledCondition[]): number[][] => {
  const groups: { units: number[]; rows: number }[] = [{ units: [], rows: 1 }];
  compiled.units.forEach(({ size }, unit) => {
    if (conditions.every(({ allow }) => !allow[unit])) return;
    const roomy = groups.find(({ rows }) => rows * size <= rowLimit);
    if (roomy) {
      roomy.units.push(unit);
      roomy.rows *= size;
    } else groups.push({ units: [unit], rows: size });
  });
  return groups.filter(({ units }, at) => at === 0 || units.length > 0).map(({ units }) => units);
};
