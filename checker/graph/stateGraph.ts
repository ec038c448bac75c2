import type { Compiled } from '../compile/compiled.ts';
import type { Layout } from '../explore/layout.ts';
import type { Search } from '../explore/search.ts';
import { foundSteps } from './foundSteps.ts';

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
  readonly layout: Layout;
};

/**
 * Finds the steps of a search again from its states. `undefined` if there are more than `edgeLimit`, or more than there is
 * memory for. The search need not be finished: steps to states that it did not store lead to -1.
 */
export const stateGraph = (compiled: Compiled, search: Search, edgeLimit?: number): StateGraph | undefined =>
  foundSteps(compiled, search, { ...(edgeLimit !== undefined && { edgeLimit }) })?.graph;
