import { pace } from '../budget/pace.ts';
import type { StateGraph } from './stateGraph.ts';

/** all that is asked of a graph here */
type Steps = Pick<StateGraph, 'states' | 'offsets' | 'targets'>;

/**
 * Strongly connected components of parts of a state graph, found one after the other by Tarjan's algorithm
 * without recursion: R. Tarjan, "Depth-first search and linear graph algorithms" (1972).
 */
export class Components {
  /** the component that a state was last found to belong to; 0: none yet */
  readonly of: Int32Array;
  /** the part that a state belongs to: searches stay within one part */
  readonly part: Int32Array;
  private readonly graph: Steps;
  private readonly number: Int32Array;
  private readonly low: Int32Array;
  private readonly stack: Int32Array;
  private readonly callStates: Int32Array;
  private readonly callEdges: Int32Array;
  private numbered = 0;
  private components = 0;

  constructor(graph: Steps) {
    const { states } = graph;
    this.graph = graph;
    this.of = new Int32Array(states);
    this.part = new Int32Array(states);
    this.number = new Int32Array(states);
    this.low = new Int32Array(states);
    this.stack = new Int32Array(states);
    this.callStates = new Int32Array(states);
    this.callEdges = new Int32Array(states);
  }

  /** Makes these states a part of their own, to be searched afresh. */
  separate(states: Iterable<number>, part: number): void {
    for (const state of states) {
      this.part[state] = part;
      this.number[state] = 0;
      this.of[state] = 0;
    }
  }

  /** Calls back with each component of the part that has a step inside; the states are valid until it returns. */
  each(roots: Int32Array, visit: (states: Int32Array, component: number) => void): void {
    for (const root of roots) {
      if (this.number[root] !== 0) continue;
      pace(this.components, 'components');
      this.search(root, visit);
    }
  }

  private search(root: number, visit: (states: Int32Array, component: number) => void): void {
    const { of, part, number, low, stack, callStates, callEdges } = this;
    const { offsets, targets } = this.graph;
    const within = part[root]!;
    let calls = 0;
    let stacked = 0;
    const enter = (state: number): void => {
      number[state] = low[state] = ++this.numbered;
      stack[stacked++] = state;
      callStates[calls] = state;
      callEdges[calls++] = offsets[state]!;
    };
    enter(root);
    while (calls > 0) {
      const state = callStates[calls - 1]!;
      const edge = callEdges[calls - 1]!;
      if (edge < offsets[state + 1]!) {
        callEdges[calls - 1] = edge + 1;
        const target = targets[edge]!;
        if (target < 0 || part[target] !== within) continue;
        if (number[target] === 0) enter(target);
        else if (of[target] === 0 && number[target]! < low[state]!) low[state] = number[target]!;
        continue;
      }
      calls -= 1;
      if (calls > 0) {
        const caller = callStates[calls - 1]!;
        if (low[state]! < low[caller]!) low[caller] = low[state]!;
      }
      if (low[state] !== number[state]) continue;
      const component = ++this.components;
      let bottom = stacked;
      do of[stack[--bottom]!] = component;
      while (stack[bottom] !== state);
      const top = stacked;
      stacked = bottom;
      if (top - bottom > 1 || this.hasSelfStep(state)) visit(stack.subarray(bottom, top), component);
    }
  }

  private hasSelfStep(state: number): boolean {
    const { offsets, targets } = this.graph;
    for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++)
      if (targets[edge] === state) return true;
    return false;
  }
}
