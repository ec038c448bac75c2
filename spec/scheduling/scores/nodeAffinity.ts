import { matchesTerm } from '../../api/nodeSelector.ts';
import type { ScorePlugin } from '../plugin.ts';
import { preferredNodeAffinityOf } from '../preferredNodeAffinity.ts';
import { scaleToMax } from './normalize.ts';

/**
 * NodeAffinity: a node gains the weights of the preferred terms that it matches.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity-weight
 */
export const nodeAffinityScore: ScorePlugin = {
  name: 'NodeAffinity',
  weight: 2,
  score: ({ pod }, _cluster, feasible) => {
    const preferred = preferredNodeAffinityOf(pod);
    if (preferred.kind === 'none') return { kind: 'skip' };
    if (preferred.kind === 'invalid') return { kind: 'error', message: preferred.message };
    const sums = feasible.map((node) =>
      preferred.terms.reduce((sum, { term, weight }) => (matchesTerm(term, node) ? sum + weight : sum), 0),
    );
    return { kind: 'scores', scores: scaleToMax(sums, false) };
  },
};
