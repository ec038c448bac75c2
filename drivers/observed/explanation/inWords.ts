import type { Belief, PodAutomaton } from './podAutomaton.ts';
import { search } from './search.ts';
import { type ContainerSight, type Sight, shownConditions } from './sight.ts';
import { differences, type Wanted } from './wanted.ts';

/** Exit codes are told apart only as far as restarts do. */
const endWords = (exit: number | null): string => {
  if (exit === null) return 'ended unseen';
  if (exit === 0) return 'completed';
  return exit === 1 ? 'failed' : `failed with ${exit} or the like`;
};

const containerWords = ({ state, exit, ready, started, isKnown }: ContainerSight): string => {
  if (state === 'running') return `running, ${ready ? 'ready' : started ? 'not ready' : 'not started'}`;
  const words =
    state === 'waiting' ? `waiting${isKnown ? `, ${endWords(exit)} before` : ''}` : endWords(exit);
  return ready ? `${words}, ready` : words;
};

/** Everything that a status shows, as short phrases, so that two can be held against each other. */
const phrases = (sight: Sight, names: readonly string[], starts: readonly number[]): readonly string[] => [
  `phase ${sight.phase}${sight.failedByKubelet ? ', failed by its kubelet' : ''}`,
  ...sight.conditions.map((status, at) => `${shownConditions[at]} ${status || 'unset'}`),
  ...sight.containers.map((container, at) => `${names[at]} ${containerWords(container)}`),
  ...starts.map(
    (count, at) => `${names[at]} started ${count === 1 ? 'once' : `${count} times`} since the last write`,
  ),
];

/** Why an event is in no run: what it shows, and what of all that could have been shown comes nearest. */
export const unexplainedWords = (
  automaton: PodAutomaton,
  belief: Belief,
  wanted: Wanted,
  names: readonly string[],
): string => {
  const { graph } = automaton;
  const { met } = search(graph, automaton.statesOf(belief), wanted);
  let nearest:
    | { readonly could: Sight; readonly starts: readonly number[]; readonly off: number }
    | undefined;
  for (const { state, starts } of met) {
    const miscounted = starts.filter((count, at) => count !== wanted.starts[at]).length;
    for (const could of graph.sightsIn(state)) {
      const off = differences(could, wanted) + miscounted;
      if (nearest === undefined || off < nearest.off) nearest = { could, starts, off };
    }
  }
  if (nearest === undefined) return 'its kubelet writes a status, and no run of its charts leads to any';
  const is = phrases(wanted.sight, names, wanted.starts);
  const might = phrases(nearest.could, names, nearest.starts);
  const differing = is.flatMap((phrase, at) => (phrase === might[at] ? [] : [at]));
  const [seen, allowed] = [is, might].map((words) => differing.map((at) => words[at]).join(', '));
  return `no run of its charts leads here: it shows ${seen}; the nearest that it could show is ${allowed}`;
};

/** What a status shows that the one before did not. */
export const newPhrases = (before: Sight, after: Sight, names: readonly string[]): readonly string[] => {
  const known = phrases(before, names, []);
  return phrases(after, names, []).filter((phrase, at) => phrase !== known[at]);
};
