import type { Pod } from '../api/objects/core.ts';
import type { Cluster } from './cluster.ts';
import { allRejections, firstRejectionWithNominated, prepareFilters } from './filtering.ts';
import type { NodeInfo } from './nodeInfo.ts';
import type { Code, Rejection } from './plugin.ts';
import { type PodInfo, podInfoOf } from './podInfo.ts';
import { defaultPreemption, type Preemption } from './preemption/defaultPreemption.ts';
import { type PreEnqueueRejection, schedulingGates } from './schedulingGates.ts';
import { bestNodes, type NodeScore, scoreNodes } from './scoring.ts';

export type NodeVerdict = { readonly node: string } & (
  | { readonly feasible: true }
  | {
      readonly feasible: false;
      /** the first plugin that rejects the node, and why */
      readonly rejection: Rejection;
      /** every plugin that rejects the node, nominated Pods left aside */
      readonly rejects: readonly Rejection[];
    }
);

/** Everything that the scheduler says of one Pod. */
export type Decision = {
  readonly preEnqueueReject?: PreEnqueueRejection;
  /** the Pod was rejected before any node was looked at */
  readonly prefilterReject?: Rejection;
  /** only these nodes were worth a look */
  readonly prefilterNodes?: readonly string[];
  readonly nodes: readonly NodeVerdict[];
  readonly scores: readonly NodeScore[];
  /** the nodes with the highest score; the Pod is bound to one of them */
  readonly best: readonly string[];
  /** the scheduler fails the Pod: a preference cannot be read */
  readonly error?: string;
  /** present where no node is feasible */
  readonly preemption?: Preemption;
};

const verdictOf = (
  pod: PodInfo,
  node: NodeInfo,
  cluster: Cluster,
  filters: Parameters<typeof allRejections>[0],
): NodeVerdict => {
  const rejection = firstRejectionWithNominated(filters, pod, node, cluster);
  return rejection === undefined
    ? { node: node.name, feasible: true }
    : { node: node.name, feasible: false, rejection, rejects: allRejections(filters, node) };
};

const rejectedOutright = (pod: PodInfo, cluster: Cluster, rejection: Rejection): Decision => ({
  prefilterReject: rejection,
  nodes: cluster.nodes.map(({ name }) => ({ node: name, feasible: false, rejection, rejects: [] })),
  scores: [],
  best: [],
  preemption: defaultPreemption(pod, cluster, [], new Map()),
});

const decide = (pod: PodInfo, cluster: Cluster): Decision => {
  const prepared = prepareFilters(pod, cluster);
  if (prepared.kind === 'reject') return rejectedOutright(pod, cluster, prepared.rejection);
  const { filters, nodeNames } = prepared;
  const nodes = cluster.nodes.map((node) => verdictOf(pod, node, cluster, filters));
  const narrowed = nodeNames === undefined ? {} : { prefilterNodes: [...nodeNames].sort() };
  const feasible = cluster.nodes.filter((_, index) => nodes[index]?.feasible);
  if (feasible.length === 0) {
    const codes = new Map<string, Code>();
    for (const verdict of nodes) if (!verdict.feasible) codes.set(verdict.node, verdict.rejection.code);
    return {
      ...narrowed,
      nodes,
      scores: [],
      best: [],
      preemption: defaultPreemption(pod, cluster, filters, codes),
    };
  }
  const scored = scoreNodes(pod, cluster, feasible);
  return scored.kind === 'error'
    ? { ...narrowed, nodes, scores: [], best: [], error: scored.message }
    : { ...narrowed, nodes, scores: scored.scores, best: bestNodes(scored.scores) };
};

/**
 * What the scheduler (default profile) says of a pending Pod: which nodes are feasible, which plugin rejects each
 * other node and why, the scores, the best nodes, and what preemption could do. All nodes are evaluated; a Pod
 * that its scheduling gates hold back is judged all the same.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 * https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/
 *
 * @param pod defaulted and prepared as the API server does on creation
 */
export const schedule = (pod: Pod, cluster: Cluster): Decision => {
  const gated = schedulingGates(pod);
  const decision = decide(podInfoOf(pod), cluster);
  return gated === undefined ? decision : { preEnqueueReject: gated, ...decision };
};
