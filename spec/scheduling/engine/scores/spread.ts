import type { PodInfo } from '../../podInfo.ts';
import { domainWeight, invertScores } from '../../scores/podTopologySpread.ts';
import type { SpreadConstraint } from '../../spreadConstraint.ts';
import { columnOf, type PreparedCluster } from '../preparedCluster.ts';
import { countingNodes, matchingPods, withAllKeys } from '../spreadCounts.ts';
import { note, type ScoreBoard } from './board.ts';

const hostname = 'kubernetes.io/hostname';

/** How a constraint scores a node: what its domain holds, weighted. */
type Scorer = (node: number) => number;

const hostScorer = (
  prepared: PreparedCluster,
  constraint: SpreadConstraint,
  pod: PodInfo,
  hosts: number,
): Scorer => {
  const counts = new Int32Array(prepared.nodes.length);
  for (const nodes of matchingPods(prepared, constraint, pod.namespace)) {
    for (const node of nodes) counts[node] = (counts[node] ?? 0) + 1;
  }
  const { ids } = columnOf(prepared, hostname);
  const weight = domainWeight(hosts);
  return (node) => ((ids[node] ?? -1) < 0 ? 0 : (counts[node] ?? 0) * weight + (constraint.maxSkew - 1));
};

/** Nodes without the key are a domain of their own where the keys are not needed, but they are not scored by it. */
const domainScorer = (
  prepared: PreparedCluster,
  constraint: SpreadConstraint,
  pod: PodInfo,
  scored: readonly number[],
  among: Uint8Array,
): Scorer => {
  const { ids, values } = columnOf(prepared, constraint.topologyKey);
  const present = new Uint8Array(values.length + 1);
  let domains = 0;
  for (const node of scored) {
    const slot = (ids[node] ?? -1) + 1;
    // A domain that has the empty string for a value is the one of the nodes without the key.
    const domain = slot > 0 && values[slot - 1] === '' ? 0 : slot;
    if (!present[domain]) domains++;
    present[domain] = 1;
  }
  const counting = countingNodes(prepared, constraint, pod, among);
  const counts = new Int32Array(values.length);
  const keyless = values.indexOf('');
  for (const nodes of matchingPods(prepared, constraint, pod.namespace)) {
    for (const node of nodes) {
      const id = (ids[node] ?? -1) < 0 ? keyless : (ids[node] ?? -1);
      if (counting[node] && id >= 0) counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  const weight = domainWeight(domains);
  return (node) => {
    const id = ids[node] ?? -1;
    return id < 0 ? 0 : (counts[id] ?? 0) * weight + (constraint.maxSkew - 1);
  };
};

/** PodTopologySpread on counts by topology value. `needsKeys`: the constraints are the Pod's own. */
export const scoreSpread = (
  board: ScoreBoard,
  prepared: PreparedCluster,
  pod: PodInfo,
  constraints: readonly SpreadConstraint[],
  needsKeys: boolean,
): void => {
  const among = needsKeys
    ? withAllKeys(prepared, constraints)
    : new Uint8Array(prepared.nodes.length).fill(1);
  const scored = Array.from(board.feasible).filter((node) => among[node]);
  const scorers = constraints.map((constraint) =>
    constraint.topologyKey === hostname
      ? hostScorer(prepared, constraint, pod, scored.length)
      : domainScorer(prepared, constraint, pod, scored, among),
  );
  const raw = Array.from(board.feasible, (node) =>
    among[node] ? Math.round(scorers.reduce((sum, scorer) => sum + scorer(node), 0)) : undefined,
  );
  const scores = invertScores(raw);
  note(board, 'PodTopologySpread', 2, (_, position) => scores[position] ?? 0);
};
