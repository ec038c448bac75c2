import type { NodeInfo } from '../../nodeInfo.ts';
import { maxNodeScore, type ScorePlugin } from '../../plugin.ts';
import type { PodInfo } from '../../podInfo.ts';
import { preferredNodeAffinityOf } from '../../preferredNodeAffinity.ts';
import { imageNamesOf, scoreForBytes, spreadSize } from '../../scores/imageLocality.ts';
import { nodeResourcesBalancedAllocationScore } from '../../scores/nodeResourcesBalancedAllocation.ts';
import { nodeResourcesFitScore } from '../../scores/nodeResourcesFit.ts';
import { scaleToMax } from '../../scores/normalize.ts';
import { softConstraintsOf } from '../../scores/podTopologySpread.ts';
import { intolerableTaints } from '../../scores/taintToleration.ts';
import { byNodeClass, termMask } from '../nodeMasks.ts';
import type { PreparedCluster } from '../preparedCluster.ts';
import { note, noteAlike, noteScaled, type ScoreBoard } from './board.ts';
import { scorePodAffinity } from './podAffinity.ts';
import { scoreBalance, scoreFit } from './resources.ts';
import { scoreSpread } from './spread.ts';

const scoreTaints = (board: ScoreBoard, prepared: PreparedCluster, pod: PodInfo): void => {
  const counts = byNodeClass(prepared, (node) => intolerableTaints(pod, node));
  if (counts.every((count) => count === 0)) {
    noteAlike(board, 'TaintToleration', 3 * maxNodeScore);
    return;
  }
  const { ids } = prepared.nodeClasses;
  const countAt = (node: number): number => counts[ids[node] ?? 0] ?? 0;
  const max = board.feasible.reduce((most, node) => Math.max(most, countAt(node)), 0);
  const scores = scaleToMax([max, ...counts.map((count) => Math.min(count, max))], true);
  note(board, 'TaintToleration', 3, (node) => scores[1 + (ids[node] ?? 0)] ?? 0);
};

const scoreNodeAffinity = (
  board: ScoreBoard,
  prepared: PreparedCluster,
  pod: PodInfo,
): string | undefined => {
  const preferred = preferredNodeAffinityOf(pod.pod);
  if (preferred.kind === 'invalid') return preferred.message;
  if (preferred.kind === 'none') return undefined;
  const masks = preferred.terms.map(({ term, weight }) => ({ mask: termMask(prepared, term), weight }));
  const sumAt = (node: number): number =>
    masks.reduce((sum, { mask, weight }) => (mask[node] ? sum + weight : sum), 0);
  noteScaled(board, 'NodeAffinity', 2, sumAt, (raw) => scaleToMax(raw, false));
  return undefined;
};

const scoreImages = (board: ScoreBoard, prepared: PreparedCluster, pod: PodInfo): void => {
  const bytes = new Map<number, number>();
  for (const name of imageNamesOf(pod)) {
    const size = spreadSize(name, prepared.cluster);
    for (const node of prepared.imageHolders.get(name) ?? []) bytes.set(node, (bytes.get(node) ?? 0) + size);
  }
  const { initContainers = [], containers = [] } = pod.pod.spec ?? { containers: [] };
  const count = initContainers.length + containers.length;
  const none = scoreForBytes(0, count);
  if (bytes.size === 0) {
    noteAlike(board, 'ImageLocality', none);
    return;
  }
  note(board, 'ImageLocality', 1, (node) => {
    const held = bytes.get(node);
    return held === undefined ? none : scoreForBytes(held, count);
  });
};

/** Asks a readable plugin about all feasible nodes. */
const ask = (board: ScoreBoard, prepared: PreparedCluster, pod: PodInfo, plugin: ScorePlugin): void => {
  const nodes = Array.from(board.feasible, (node) => prepared.nodes[node]).filter(
    (node): node is NodeInfo => node !== undefined,
  );
  const result = plugin.score(pod, prepared.cluster, nodes);
  if (result.kind !== 'scores') return;
  note(board, plugin.name, plugin.weight, (_, position) => result.scores[position] ?? 0);
};

/** Scores the feasible nodes; gives the message of the plugin that cannot, if there is one. */
export const evaluateScores = (
  board: ScoreBoard,
  prepared: PreparedCluster,
  pod: PodInfo,
): string | undefined => {
  scoreTaints(board, prepared, pod);
  const unreadable = scoreNodeAffinity(board, prepared, pod);
  if (unreadable !== undefined) return `running PreScore plugin "NodeAffinity": ${unreadable}`;
  if (!scoreFit(board, prepared.resources, pod)) ask(board, prepared, pod, nodeResourcesFitScore);
  const soft = softConstraintsOf(pod, prepared.cluster);
  if (!soft.valid) return `running PreScore plugin "PodTopologySpread": ${soft.reason}`;
  if (soft.constraints.length > 0) {
    const own = (pod.pod.spec?.topologySpreadConstraints ?? []).length > 0;
    scoreSpread(board, prepared, pod, soft.constraints, own);
  }
  scorePodAffinity(board, prepared, pod);
  noteAlike(board, 'DynamicResources', 0);
  if (!scoreBalance(board, prepared.resources, pod)) {
    ask(board, prepared, pod, nodeResourcesBalancedAllocationScore);
  }
  scoreImages(board, prepared, pod);
  return undefined;
};
