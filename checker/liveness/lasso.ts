import type { ShortestPaths } from '../graph/shortestPaths.ts';
import type { StateGraph } from '../graph/stateGraph.ts';
import { type Fairness, has } from './fairness.ts';

/** A step of a lasso: the compiled rule (its index) that happens, and the state (of the search) it leads to. */
export type LassoStep = { readonly rule: number; readonly state: number };

/**
 * A run that goes on for ever: from the first state through the stem, then round the cycle again and again.
 * Without a cycle the run ends after the stem, where no fair rule is enabled.
 */
export type Lasso = { readonly stem: readonly LassoStep[]; readonly cycle: readonly LassoStep[] };

/** steps until it begins again */
export const lengthOf = ({ stem, cycle }: Lasso): number => stem.length + cycle.length;

export const stemTo = (graph: StateGraph, paths: ShortestPaths, state: number): LassoStep[] =>
  paths.edgesTo(state).map((edge) => stepOf(graph, edge));

const stepOf = (graph: StateGraph, edge: number): LassoStep => ({
  rule: graph.rules[edge]!,
  state: graph.targets[edge]!,
});

/**
 * A cycle through a set of states that begins and ends at `start`, passes an unmet state, and treats every
 * fair rule fairly. Goes from each open duty to the nearest next one: short, not always shortest.
 */
export const cycleFrom = (
  graph: StateGraph,
  fairness: Fairness,
  unmet: Uint8Array,
  states: ReadonlySet<number>,
  start: number,
): LassoStep[] => {
  const duties = new Duties(graph, fairness, unmet, states);
  const cycle: LassoStep[] = [];
  let at = start;
  duties.visit(start);
  while (duties.open > 0) {
    const edges = nearest(graph, states, at, (edge) => duties.isServedBy(edge));
    for (const edge of edges) {
      duties.take(edge);
      cycle.push(stepOf(graph, edge));
      at = graph.targets[edge]!;
    }
  }
  if (cycle.length === 0 || at !== start) {
    for (const edge of nearest(graph, states, at, (last) => graph.targets[last] === start))
      cycle.push(stepOf(graph, edge));
  }
  return cycle;
};

/** What a cycle still has to do. */
class Duties {
  open = 0;
  private readonly graph: StateGraph;
  private readonly fairness: Fairness;
  private readonly unmet: Uint8Array;
  private readonly waiting: Uint8Array;
  private mustPassUnmet = true;

  constructor(graph: StateGraph, fairness: Fairness, unmet: Uint8Array, states: ReadonlySet<number>) {
    this.graph = graph;
    this.fairness = fairness;
    this.unmet = unmet;
    this.waiting = new Uint8Array(fairness.count);
    for (const state of states) {
      const enabled = fairness.enabledIn(state);
      for (let instance = 0; instance < fairness.count; instance++) {
        if (has(enabled, instance)) this.waiting[instance] = 1;
      }
    }
    this.open = this.waiting.reduce((sum, value) => sum + value, 1);
  }

  visit(state: number): void {
    if (this.mustPassUnmet && this.unmet[state] === 1) {
      this.mustPassUnmet = false;
      this.open -= 1;
    }
    const enabled = this.fairness.enabledIn(state);
    for (let instance = 0; instance < this.fairness.count; instance++) {
      if (!has(enabled, instance) && !this.fairness.isStrong(instance)) this.serve(instance);
    }
  }

  take(edge: number): void {
    const instance = this.fairness.instanceOf[this.graph.rules[edge]!]!;
    if (instance >= 0) this.serve(instance);
    this.visit(this.graph.targets[edge]!);
  }

  isServedBy(edge: number): boolean {
    const instance = this.fairness.instanceOf[this.graph.rules[edge]!]!;
    if (instance >= 0 && this.waiting[instance] === 1) return true;
    const target = this.graph.targets[edge]!;
    if (this.mustPassUnmet && this.unmet[target] === 1) return true;
    const enabled = this.fairness.enabledIn(target);
    return this.waiting.some(
      (waits, number) => waits === 1 && !this.fairness.isStrong(number) && !has(enabled, number),
    );
  }

  private serve(instance: number): void {
    this.open -= this.waiting[instance]!;
    this.waiting[instance] = 0;
  }
}

/** The steps of a shortest way inside a set of states whose last step is wanted. */
const nearest = (
  graph: StateGraph,
  states: ReadonlySet<number>,
  start: number,
  wanted: (edge: number) => boolean,
): number[] => {
  const cameBy = new Map<number, { readonly edge: number; readonly from: number }>();
  const queue = [start];
  const wayTo = (state: number): number[] => {
    const edges: number[] = [];
    let step = cameBy.get(state);
    while (step) {
      edges.push(step.edge);
      step = step.from === start ? undefined : cameBy.get(step.from);
    }
    return edges.reverse();
  };
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!;
    for (let edge = graph.offsets[state]!; edge < graph.offsets[state + 1]!; edge++) {
      const target = graph.targets[edge]!;
      if (!states.has(target)) continue;
      if (wanted(edge)) return [...(state === start ? [] : wayTo(state)), edge];
      if (target === start || cameBy.has(target)) continue;
      cameBy.set(target, { edge, from: state });
      queue.push(target);
    }
  }
  return [];
};
