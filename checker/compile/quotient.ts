import { PairNumbers } from './pairNumbers.ts';

/**
 * Bisimulation of one unit: local states are merged when no rule, counter or law can tell them apart, now or
 * after any steps. By partition refinement; exact, since signatures are numbered and not hashed.
 */
export const bisimulationClasses = (
  size: number,
  /** what is observed of a local state: equal numbers look alike */
  observed: Int32Array,
  /** labels of the edges of a local state; the same label occurs at most once in a state */
  labels: readonly Int32Array[],
  targets: readonly Int32Array[],
): Int32Array => {
  let classes = renumbered(observed);
  let count = countOf(classes);
  for (;;) {
    const numbers = new PairNumbers();
    const signatures = new Int32Array(size);
    for (let state = 0; state < size; state++) {
      let signature = numbers.of(-1, classes[state]!);
      const label = labels[state]!;
      const target = targets[state]!;
      for (let edge = 0; edge < label.length; edge++) {
        signature = numbers.of(signature, label[edge]!);
        signature = numbers.of(signature, classes[target[edge]!]!);
      }
      signatures[state] = signature;
    }
    classes = renumbered(signatures);
    const refined = countOf(classes);
    if (refined === count) return classes;
    count = refined;
  }
};

/** Numbers in the order of first occurrence, from 0. */
export const renumbered = (values: Int32Array): Int32Array => {
  const numbers = new Map<number, number>();
  return values.map((value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  });
};

const countOf = (classes: Int32Array): number =>
  classes.reduce((most, value) => Math.max(most, value + 1), 0);
