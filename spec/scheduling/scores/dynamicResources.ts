import type { ScorePlugin } from '../plugin.ts';

/**
 * DynamicResources: all nodes score alike where a Pod has no resource claims. Claims are not modelled.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
 */
export const dynamicResourcesScore: ScorePlugin = {
  name: 'DynamicResources',
  weight: 2,
  score: (_pod, _cluster, feasible) => ({ kind: 'scores', scores: feasible.map(() => 0) }),
};
