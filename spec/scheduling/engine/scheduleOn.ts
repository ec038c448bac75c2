import type { Pod } from '../../api/objects/core.ts';
import { allRejections, type Filters, firstRejectionWithNominated, prepareFilters } from '../filtering.ts';
import type { ScoreName } from '../plugin.ts';
import { type PodInfo, podInfoOf } from '../podInfo.ts';
import { type Decision, type NodeVerdict, schedule } from '../schedule.ts';
import { schedulingGates } from '../schedulingGates.ts';
import type { NodeScore } from '../scoring.ts';
import { bestOf, type Evaluation, evaluate, rejectedBy } from './evaluate.ts';
import type { PreparedCluster } from './preparedCluster.ts';

/** Only the nodes that are rejected are asked why, by the readable filters. */
const verdictsOf = (
  { cluster, nodes }: PreparedCluster,
  pod: PodInfo,
  evaluation: Evaluation,
): readonly NodeVerdict[] => {
  const made = evaluation.feasible.length === nodes.length ? undefined : prepareFilters(pod, cluster);
  const filters: Filters = made?.kind === 'run' ? made.filters : [];
  return nodes.map((node, index): NodeVerdict => {
    const plugin = rejectedBy(evaluation, index);
    if (plugin === undefined) return { node: node.name, feasible: true };
    const rejects = allRejections(filters, node);
    const rejection = cluster.nominated.has(node.name)
      ? firstRejectionWithNominated(filters, pod, node, cluster)
      : rejects.find((each) => each.plugin === plugin);
    return rejection === undefined
      ? { node: node.name, feasible: true }
      : { node: node.name, feasible: false, rejection, rejects };
  });
};

const scoresOf = (
  { nodes }: PreparedCluster,
  { feasible, totals, plugins }: Evaluation,
): readonly NodeScore[] =>
  Array.from(totals, (total, position) => {
    const scores: Partial<Record<ScoreName, number>> = {};
    for (const [name, ofNodes] of plugins) scores[name] = ofNodes[position] ?? 0;
    return { node: nodes[feasible[position] ?? 0]?.name ?? '', total, plugins: scores };
  });

/**
 * The same as `schedule` decides, on a prepared cluster: for many Pods, or many nodes. A Pod that no node takes is left
 * to `schedule`, which looks at preemption.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/
 *
 * @param pod defaulted and prepared as the API server does on creation
 */
export const scheduleOn = (prepared: PreparedCluster, pod: Pod): Decision => {
  const info = podInfoOf(pod);
  const evaluation = evaluate(prepared, info);
  if (evaluation.feasible.length === 0) return schedule(pod, prepared.cluster);
  const gated = schedulingGates(pod);
  const { nodeNames, error } = evaluation;
  return {
    ...(gated === undefined ? {} : { preEnqueueReject: gated }),
    ...(nodeNames === undefined ? {} : { prefilterNodes: [...nodeNames].sort() }),
    nodes: verdictsOf(prepared, info, evaluation),
    scores: scoresOf(prepared, evaluation),
    best: error === undefined ? bestOf(prepared, evaluation).names : [],
    ...(error === undefined ? {} : { error }),
  };
};
