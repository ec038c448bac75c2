import type { Compiled, CompiledCondition } from '../../compile/compiled.ts';
import type { CountTest } from '../../compile/counter.ts';
import type { Image } from './image.ts';
import type { SumField } from './sums.ts';

/** a counter with more values than this is looked up by the thresholds that it is compared with */
const directValues = 256;

/** The masks that each value of a counter allows. */
export type CounterRows = {
  readonly field: SumField;
  /** where thresholds are used, the value at which each row begins */
  readonly starts: readonly number[] | undefined;
  readonly masks: readonly number[];
  readonly rows: number;
};

export const counterRows = (
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
