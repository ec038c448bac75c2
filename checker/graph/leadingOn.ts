import type { StateGraph } from './stateGraph.ts';

/** Some states of a graph and all their steps, of which those to other states lead to -1. */
export type PartOfGraph = Pick<StateGraph, 'states' | 'offsets' | 'targets' | 'rules'> & {
  /** by state of the part: its number in the graph */
  readonly numbers: Int32Array;
};

/** a pass that puts fewer of the states aside is the last: this part of those that are left */
const worthwhile = 1 / 32;

/**
 * The states from which steps lead on and on, as far as it is told cheaply: one without a step is put aside, and then
 * those of which all steps lead to such. All cycles are in what is left. States are looked at from the last to the
 * first, since breadth-first searches number them as they are found: one pass puts nearly all of them aside.
 */
export const leadingOn = (graph: StateGraph): PartOfGraph => {
  const { states, offsets, targets } = graph;
  const isLeft = new Uint8Array(states);
  let left = 0;
  for (let state = 0; state < states; state++) {
    if (offsets[state] === offsets[state + 1]) continue;
    isLeft[state] = 1;
    left += 1;
  }
  for (let before = Number.POSITIVE_INFINITY; left > 0 && left < before * (1 - worthwhile); ) {
    before = left;
    for (let state = states - 1; state >= 0; state--) {
      if (isLeft[state] === 0) continue;
      let edge = offsets[state]!;
      const end = offsets[state + 1]!;
      while (edge < end && (targets[edge]! < 0 || isLeft[targets[edge]!] === 0)) edge++;
      if (edge < end) continue;
      isLeft[state] = 0;
      left -= 1;
    }
  }
  return left === 0 ? nothing : partOf(graph, isLeft, left);
};

const nothing: PartOfGraph = {
  states: 0,
  offsets: new Int32Array(1),
  targets: new Int32Array(0),
  rules: new Int32Array(0),
  numbers: new Int32Array(0),
};

const partOf = (graph: StateGraph, isLeft: Uint8Array, left: number): PartOfGraph => {
  const numbers = new Int32Array(left);
  const newNumbers = new Int32Array(graph.states).fill(-1);
  const offsets = new Int32Array(left + 1);
  let count = 0;
  let edges = 0;
  for (let state = 0; state < graph.states; state++) {
    if (isLeft[state] === 0) continue;
    newNumbers[state] = count;
    numbers[count++] = state;
    edges += graph.offsets[state + 1]! - graph.offsets[state]!;
    offsets[count] = edges;
  }
  const targets = new Int32Array(edges);
  const rules = graph.rules instanceof Uint16Array ? new Uint16Array(edges) : new Int32Array(edges);
  for (let state = 0; state < left; state++) {
    let edge = graph.offsets[numbers[state]!]!;
    for (let to = offsets[state]!; to < offsets[state + 1]!; to++, edge++) {
      targets[to] = newNumbers[graph.targets[edge]!] ?? -1;
      rules[to] = graph.rules[edge]!;
    }
  }
  return { states: left, offsets, targets, rules, numbers };
};
