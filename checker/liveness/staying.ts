import type { StateGraph } from '../graph/stateGraph.ts';
import type { Components } from './components.ts';
import type { Fairness } from './fairness.ts';

/** Where fair runs can be for ever, whatever they wait for. */
export type Staying = {
  /** those in which a run may end, and those that one may go round through */
  readonly states: Int32Array;
  /** by state, 1 or 0: a fair run may go round through it */
  readonly goesRound: Uint8Array;
};

/**
 * Finds the states that fair runs can stay in, in one pass for all laws and all that they are about: a run stays in a
 * strongly connected component in the end, and what uses up a budget never comes back, so that nearly all components
 * are single states without a step to themselves.
 */
export const stayingIn = (
  graph: StateGraph,
  fairness: Fairness,
  components: Components,
  part: number,
): Staying => {
  const all = Int32Array.from({ length: graph.states }, (_, state) => state);
  const goesRound = new Uint8Array(graph.states);
  components.separate(all, part);
  components.each(all, (states, number) => {
    // what no fair run goes round through has no part that one does
    if (fairness.judge(states, (state) => components.of[state] === number) === 'never') return;
    for (const state of states) goesRound[state] = 1;
  });
  return { goesRound, states: all.filter((state) => goesRound[state] === 1 || fairness.mayEnd(state)) };
};
