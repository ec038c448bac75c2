import type { NodeInfo } from '../nodeInfo.ts';
import type { ScorePlugin } from '../plugin.ts';
import type { PodInfo } from '../podInfo.ts';
import { toleratesTaint } from '../tolerations.ts';
import { scaleToMax } from './normalize.ts';

/**
 * TaintToleration: the fewer taints `PreferNoSchedule` of a node the Pod does not tolerate, the better.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts
 */
export const taintTolerationScore: ScorePlugin = {
  name: 'TaintToleration',
  weight: 3,
  score: (pod, _cluster, feasible) => {
    const intolerable = feasible.map((node) => intolerableTaints(pod, node));
    return { kind: 'scores', scores: scaleToMax(intolerable, true) };
  },
};

/** How many taints `PreferNoSchedule` of a node the Pod does not tolerate. */
export const intolerableTaints = ({ pod }: PodInfo, { taints }: NodeInfo): number => {
  const tolerations = (pod.spec?.tolerations ?? []).filter(
    ({ effect }) => !effect || effect === 'PreferNoSchedule',
  );
  return taints.filter((taint) => taint.effect === 'PreferNoSchedule' && !toleratesTaint(tolerations, taint))
    .length;
};
