import type { Labels } from '../../api/labelSelector.ts';
import { termMeans, type WeightedAffinityTerm, withNamespaces } from '../affinityTerm.ts';
import { type Cluster, namespaceLabelsOf } from '../cluster.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import { maxNodeScore, type ScorePlugin } from '../plugin.ts';
import type { PodInfo } from '../podInfo.ts';

/**
 * InterPodAffinity: a node gains the weights of the preferred affinity terms that the Pods in its topology
 * satisfy, of this Pod and of those towards it, and loses those of the anti-affinity terms.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
export const interPodAffinityScore: ScorePlugin = {
  name: 'InterPodAffinity',
  weight: 2,
  score: (pod, cluster, feasible) => {
    if (pod.termProblems.length > 0) {
      return { kind: 'error', message: `failed to parse pod: ${pod.termProblems.join(', ')}` };
    }
    const weights = weightsFor(pod, cluster);
    if (weights.size === 0) return { kind: 'skip' };
    return { kind: 'scores', scores: scaleToRange(feasible.map((node) => sumAt(weights, node))) };
  },
};

/** A required affinity term of a Pod that runs already attracts the incoming Pod with this weight. */
export const hardPodAffinityWeight = 1;

/** Weight by topology key and value. */
type Weights = Map<string, Map<string, number>>;

const add = (weights: Weights, topologyKey: string, { labels }: NodeInfo, weight: number): void => {
  const value = Object.hasOwn(labels, topologyKey) ? labels[topologyKey] : undefined;
  if (value === undefined) return;
  const values = weights.get(topologyKey) ?? new Map<string, number>();
  values.set(value, (values.get(value) ?? 0) + weight);
  weights.set(topologyKey, values);
};

type Incoming = {
  readonly pod: PodInfo;
  readonly namespaceLabels: Labels;
  readonly affinity: readonly WeightedAffinityTerm[];
  readonly antiAffinity: readonly WeightedAffinityTerm[];
};

const weigh = (weights: Weights, incoming: Incoming, other: PodInfo, node: NodeInfo): void => {
  const { pod, namespaceLabels } = incoming;
  for (const term of incoming.affinity) {
    if (termMeans(term, other, {})) add(weights, term.topologyKey, node, term.weight);
  }
  for (const term of incoming.antiAffinity) {
    if (termMeans(term, other, {})) add(weights, term.topologyKey, node, -term.weight);
  }
  for (const term of other.requiredAffinity) {
    if (termMeans(term, pod, namespaceLabels)) add(weights, term.topologyKey, node, hardPodAffinityWeight);
  }
  for (const term of other.preferredAffinity) {
    if (termMeans(term, pod, namespaceLabels)) add(weights, term.topologyKey, node, term.weight);
  }
  for (const term of other.preferredAntiAffinity) {
    if (termMeans(term, pod, namespaceLabels)) add(weights, term.topologyKey, node, -term.weight);
  }
};

const weightsFor = (pod: PodInfo, cluster: Cluster): Weights => {
  const resolve = (term: WeightedAffinityTerm) => withNamespaces(term, cluster.namespaces);
  const incoming = {
    pod,
    namespaceLabels: namespaceLabelsOf(cluster, pod.namespace),
    affinity: pod.preferredAffinity.map(resolve),
    antiAffinity: pod.preferredAntiAffinity.map(resolve),
  };
  const weights: Weights = new Map();
  for (const node of cluster.nodes) {
    for (const other of node.pods) weigh(weights, incoming, other, node);
  }
  return weights;
};

const sumAt = (weights: Weights, { labels }: NodeInfo): number => {
  let sum = 0;
  for (const [topologyKey, values] of weights) {
    if (Object.hasOwn(labels, topologyKey)) sum += values.get(labels[topologyKey] ?? '') ?? 0;
  }
  return sum;
};

/** Raw weights scaled so that the least becomes 0 and the largest 100; all 0 if they are alike. */
export const scaleToRange = (raw: readonly number[]): readonly number[] => {
  const min = raw.reduce((least, weight) => Math.min(least, weight), Number.POSITIVE_INFINITY);
  const max = raw.reduce((most, weight) => Math.max(most, weight), Number.NEGATIVE_INFINITY);
  return raw.map((weight) => (max > min ? Math.trunc(maxNodeScore * ((weight - min) / (max - min))) : 0));
};
