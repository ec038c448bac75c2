import type { ScorePlugin } from '../plugin.ts';
import { toleratesTaint } from '../tolerations.ts';
import { scaleToMax } from './normalize.ts';

/**
 * TaintToleration: the fewer taints `PreferNoSchedule` of a node the Pod does not tolerate, the better.
 *
 * Documentation: "Taints and Tolerations", PreferNoSchedule.
 */
export const taintTolerationScore: ScorePlugin = {
  name: 'TaintToleration',
  weight: 3,
  score: ({ pod }, _cluster, feasible) => {
    const tolerations = (pod.spec?.tolerations ?? []).filter(
      ({ effect }) => !effect || effect === 'PreferNoSchedule',
    );
    const intolerable = feasible.map(
      ({ taints }) =>
        taints.filter((taint) => taint.effect === 'PreferNoSchedule' && !toleratesTaint(tolerations, taint))
          .length,
    );
    return { kind: 'scores', scores: scaleToMax(intolerable, true) };
  },
};
