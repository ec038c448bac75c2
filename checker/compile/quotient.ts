import { pace } from '../budget/pace.ts';
import { PairNumbers } from './pairNumbers.ts';
import type { Edges } from './unit.ts';

type Steps = Pick<Edges, 'offsets' | 'targets'>;

/**
 * Bisimulation of one unit: local states are merged when no rule, counter or law can tell them apart, now or
 * after any steps. By partition refinement, in which only those are looked at again whose successors were told apart
 * meanwhile: S. Blom, S. Orzan, "Distributed branching bisimulation reduction of state spaces" (2003). Exact, since
 * signatures are numbered and not hashed.
 */
export const bisimulationClasses = (
  size: number,
  /** what is observed of a local state: equal numbers look alike */
  observed: Int32Array,
  /** by edge; the same label occurs at most once in a state */
  labels: Int32Array,
  edges: Steps,
): Int32Array => {
  const numbers = new PairNumbers();
  // states of one class have the same labels in the same order, so that only targets are compared from here on
  const classes = renumbered(
    Int32Array.from({ length: size }, (_, state) => {
      let number = numbers.of(-1, observed[state]!);
      for (let edge = edges.offsets[state]!; edge < edges.offsets[state + 1]!; edge++)
        number = numbers.of(number, labels[edge]!);
      return number;
    }),
  );
  const predecessors = predecessorsOf(size, edges);
  const refinement = new Refinement(classes, edges);
  let open: readonly number[] = [...classes.keys()];
  while (open.length > 0) {
    const moved = refinement.refine(open);
    const touched = new Set<number>();
    for (const state of moved) for (const before of predecessors(state)) touched.add(before);
    open = [...touched];
  }
  return renumbered(classes);
};

/** Classes that are split, in place. */
class Refinement {
  private readonly classes: Int32Array;
  private readonly edges: Steps;
  private readonly sizes: number[] = [];

  constructor(classes: Int32Array, edges: Steps) {
    this.classes = classes;
    this.edges = edges;
    for (const own of classes) this.sizes[own] = (this.sizes[own] ?? 0) + 1;
  }

  /**
   * Splits the classes of these states by where their edges lead. They alone may have changed: those of the same class
   * that are not among them still agree with each other, and with none of them. Gives the states that are in another
   * class now.
   */
  refine(open: readonly number[]): number[] {
    const { classes, sizes } = this;
    const { offsets, targets } = this.edges;
    const numbers = new PairNumbers();
    const groups = new Map<number, number[]>();
    for (const state of open) {
      pace();
      let signature = numbers.of(-1, classes[state]!);
      for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++)
        signature = numbers.of(signature, classes[targets[edge]!]!);
      const group = groups.get(signature);
      if (group) group.push(state);
      else groups.set(signature, [state]);
    }
    const opened = new Map<number, { states: number; largest: number[] }>();
    for (const group of groups.values()) {
      const ofClass = opened.get(classes[group[0]!]!) ?? { states: 0, largest: group };
      ofClass.states += group.length;
      if (group.length > ofClass.largest.length) ofClass.largest = group;
      opened.set(classes[group[0]!]!, ofClass);
    }
    const leaving = [...groups.values()].filter((group) => {
      const own = classes[group[0]!]!;
      const { states, largest } = opened.get(own)!;
      return states < sizes[own]! || group !== largest;
    });
    for (const group of leaving) {
      sizes[classes[group[0]!]!]! -= group.length;
      for (const state of group) classes[state] = sizes.length;
      sizes.push(group.length);
    }
    return leaving.flat();
  }
}

const predecessorsOf = (size: number, { offsets, targets }: Steps): ((state: number) => Int32Array) => {
  const ends = new Int32Array(size + 1);
  for (const target of targets) ends[target]! += 1;
  for (let state = 0, sum = 0; state <= size; state++) {
    sum += ends[state]!;
    ends[state] = sum;
  }
  const from = new Int32Array(ends[size]!);
  const next = ends.slice();
  for (let state = 0; state < size; state++) {
    for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++) {
      const target = targets[edge]!;
      next[target]! -= 1;
      from[next[target]!] = state;
    }
  }
  return (state) => from.subarray(next[state]!, ends[state]!);
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
