import { PairNumbers } from '../compile/pairNumbers.ts';
import { endless } from './endless.ts';
import type { Steps } from './hiddenSteps.ts';

/**
 * What `Outlooks` says of each local state, as numbers that are equal where that is equal: for the inner loop of
 * refinement. Local states that settle in the same one have one number, and nothing is looked up by a text.
 */
export const signaturesOf = (steps: Steps, classes: Int32Array, numbers: PairNumbers): Int32Array => {
  const outlook = new NumberedOutlook(steps, classes, numbers);
  const known = new Int32Array(classes.length).fill(-1);
  return classes.map((own, local) => {
    const first = steps.settled[local]!;
    if (classes[first] !== own) return numbers.of(-2, classes[first]!);
    if (known[first] === -1) known[first] = outlook.of(first);
    return known[first]!;
  });
};

class NumberedOutlook {
  private readonly steps: Steps;
  private readonly classes: Int32Array;
  private readonly numbers: PairNumbers;
  private readonly endless: Uint8Array;
  private readonly opens = new PairNumbers();
  /** by local state, class and open step: the local state that it was last met from, and one more */
  private readonly metLocal: Int32Array;
  private readonly metClass: Int32Array;
  private readonly metOpen: number[] = [];

  constructor(steps: Steps, classes: Int32Array, numbers: PairNumbers) {
    this.steps = steps;
    this.classes = classes;
    this.numbers = numbers;
    this.endless = endless(steps, classes);
    this.metLocal = new Int32Array(classes.length);
    this.metClass = new Int32Array(classes.length);
  }

  /** Of a local state that settles in itself. */
  of(first: number): number {
    const { steps, classes, numbers, metLocal, metClass, metOpen } = this;
    const own = classes[first]!;
    const mark = first + 1;
    const hidden: number[] = [];
    const open: number[] = [];
    const within = [first];
    metLocal[first] = mark;
    for (const at of within) {
      for (const target of steps.hidden[at]!) {
        const to = classes[target]!;
        if (to === own) {
          if (metLocal[target] !== mark) within.push(target);
          metLocal[target] = mark;
        } else if (metClass[to] !== mark) {
          metClass[to] = mark;
          hidden.push(to);
        }
      }
      for (const { label, target } of steps.open[at]!) {
        const step = this.opens.of(label, classes[target]!);
        if (metOpen[step] === mark) continue;
        metOpen[step] = mark;
        open.push(step);
      }
    }
    let number = numbers.of(-3, this.endless[first]!);
    for (const to of sorted(hidden)) number = numbers.of(number, to);
    number = numbers.of(number, -4);
    for (const step of sorted(open)) number = numbers.of(number, step);
    return number;
  }
}

const sorted = (values: number[]): number[] => (values.length < 2 ? values : values.sort((a, b) => a - b));
