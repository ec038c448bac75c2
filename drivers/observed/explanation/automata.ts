import type { ExplainedPod } from './explainedPod.ts';
import { PodAutomaton } from './podAutomaton.ts';

/** So many kinds of Pods are remembered, each with so many states. */
const kindLimit = 256;
const stateLimit = 50_000;

const automata = new Map<string, PodAutomaton>();

/** Pods that are alike share what is known of their charts. */
export const automatonOf = (pod: ExplainedPod): PodAutomaton => {
  const key = JSON.stringify(pod);
  const known = automata.get(key);
  if (known !== undefined && known.graph.size < stateLimit) return known;
  if (automata.size >= kindLimit) automata.clear();
  const fresh = new PodAutomaton(pod);
  automata.set(key, fresh);
  return fresh;
};
