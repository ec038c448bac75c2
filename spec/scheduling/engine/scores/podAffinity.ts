import { type WeightedAffinityTerm, withNamespaces } from '../../affinityTerm.ts';
import { namespaceLabelsOf } from '../../cluster.ts';
import type { PodInfo } from '../../podInfo.ts';
import { scaleToRange } from '../../scores/interPodAffinity.ts';
import { nodesMeant } from '../filters/podAffinity.ts';
import type { PreparedCluster } from '../preparedCluster.ts';
import { termsMeaning } from '../termClasses.ts';
import { type TopologyTally, tallyAt, tallyNodes } from '../topologyTally.ts';
import { noteScaled, type ScoreBoard } from './board.ts';

/** InterPodAffinity on weights by topology value; a Pod whose terms cannot be read is not for this. */
export const scorePodAffinity = (board: ScoreBoard, prepared: PreparedCluster, pod: PodInfo): void => {
  const { cluster } = prepared;
  const weights: TopologyTally = new Map();
  const own = (term: WeightedAffinityTerm, weight: number): void => {
    for (const nodes of nodesMeant(prepared, withNamespaces(term, cluster.namespaces))) {
      tallyNodes(prepared, weights, term.topologyKey, nodes, weight);
    }
  };
  for (const term of pod.preferredAffinity) own(term, term.weight);
  for (const term of pod.preferredAntiAffinity) own(term, -term.weight);
  for (const { term, weight, nodes } of termsMeaning(
    prepared.preferring,
    pod,
    namespaceLabelsOf(cluster, pod.namespace),
  )) {
    tallyNodes(prepared, weights, term.topologyKey, nodes, weight);
  }
  if (weights.size === 0) return;
  const tallies = [...weights.values()];
  const sumAt = (node: number): number => tallies.reduce((sum, tally) => sum + tallyAt(tally, node), 0);
  noteScaled(board, 'InterPodAffinity', 2, sumAt, scaleToRange);
};
