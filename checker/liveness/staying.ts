import type { Compiled } from '../compile/compiled.ts';
import { Components } from '../graph/components.ts';
import type { FoundSteps } from '../graph/foundSteps.ts';
import { leadingOn } from '../graph/leadingOn.ts';
import { Fairness } from './fairness.ts';

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
 * are single states without a step to themselves. Those that lead only to such are put aside first.
 */
export const stayingIn = (compiled: Compiled, { graph, resting }: FoundSteps): Staying => {
  const goesRound = new Uint8Array(graph.states);
  const part = leadingOn(graph);
  if (part.states > 0) {
    const components = new Components(part);
    const fairness = new Fairness(compiled, part);
    components.each(
      Int32Array.from({ length: part.states }, (_, state) => state),
      (states, number) => {
        // what no fair run goes round through has no part that one does
        if (fairness.judge(states, (state) => components.of[state] === number) === 'never') return;
        for (const state of states) goesRound[part.numbers[state]!] = 1;
      },
    );
  }
  const states: number[] = [];
  for (let state = 0; state < graph.states; state++)
    if (goesRound[state] === 1 || resting[state] === 1) states.push(state);
  return { goesRound, states: Int32Array.from(states) };
};
