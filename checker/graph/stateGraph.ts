import type { Compiled } from '../compile/compiled.ts';
import { layoutOf } from '../explore/layout.ts';
import type { Search } from '../explore/search.ts';
import { StateIndex } from './stateIndex.ts';
import { SuccessorBatch } from './successorBatch.ts';

/** Every step between the states of a search, by the state it starts from. */
export type StateGraph = {
  readonly states: number;
  /** steps of state `s`: from `offsets[s]` up to, not including, `offsets[s + 1]` */
  readonly offsets: Int32Array;
  /** the state reached; -1 where the search did not store it */
  readonly targets: Int32Array;
  /** the compiled rule that happens */
  readonly rules: Uint16Array | Int32Array;
  /** every successor of every state is a state of the search */
  readonly complete: boolean;
  readonly index: StateIndex;
};

/** A graph with more steps than this is not built: about 6 bytes each. */
const defaultEdgeLimit = 400_000_000;

const chunk = 512;

/** offsets are 32-bit numbers */
const mostEdges = 2 ** 31 - 1;

/**
 * Rebuilds the steps of a search from its states. `undefined` if there are more than `edgeLimit`, or more than
 * there is memory for. The search need not be finished: steps to states that it did not store lead to -1.
 */
export const stateGraph = (
  compiled: Compiled,
  search: Search,
  edgeLimit = defaultEdgeLimit,
): StateGraph | undefined => {
  const limit = Math.min(edgeLimit, mostEdges);
  if (search.status().transitions > limit) return undefined;
  try {
    return rebuilt(compiled, search, limit);
  } catch (error) {
    // what typed arrays throw when there is no memory for them
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const rebuilt = (compiled: Compiled, search: Search, edgeLimit: number): StateGraph | undefined => {
  const index = new StateIndex(search, layoutOf(compiled));
  const states = index.count;
  const offsets = new Int32Array(states + 1);
  const rulesArray = compiled.rules.length <= 0xffff ? Uint16Array : Int32Array;
  let capacity = Math.max(16, search.status().transitions);
  let targets = new Int32Array(Math.min(capacity, edgeLimit));
  let rules = new rulesArray(targets.length);
  let edges = 0;
  let complete = true;
  const batch = new SuccessorBatch(compiled, index, chunk);
  for (let first = 0; first < states; first += chunk) {
    const found = batch.expand(first, Math.min(states, first + chunk));
    if (edges + found > edgeLimit) return undefined;
    if (edges + found > targets.length) {
      capacity = Math.min(edgeLimit, Math.max(edges + found, targets.length * 2));
      targets = enlarged(targets, new Int32Array(capacity));
      rules = enlarged(rules, new rulesArray(capacity));
    }
    for (let at = 0; at < found; at++) {
      const target = batch.targetOf(at);
      if (target < 0) complete = false;
      targets[edges + at] = target;
      rules[edges + at] = batch.rules[at]!;
    }
    for (let state = first; state < Math.min(states, first + chunk); state++)
      offsets[state + 1] = edges + batch.ends[state - first]!;
    edges += found;
  }
  return { states, offsets, targets, rules, complete, index };
};

const enlarged = <A extends Int32Array | Uint16Array>(from: A, to: A): A => {
  to.set(from);
  return to;
};
