import { modelledFilters } from '../../../models/cluster/constraints/modelledFilters.ts';
import { lifecycleTaints } from '../../../models/cluster/constraints/nodeStates.ts';
import { constantsOf, withConstants } from '../../../models/views/constants.ts';
import type { NodeConstants, NodeView } from '../../../models/views/nodeView.ts';
import type { PodConstants } from '../../../models/views/podView.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { clusterOf } from '../../../spec/scheduling/cluster.ts';
import { firstRejection, prepareFilters } from '../../../spec/scheduling/filtering.ts';
import type { FilterPlugin, Rejection } from '../../../spec/scheduling/plugin.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';

/** A Pod and the node it is on (0: none), by number. */
export type PlacedPod = { readonly id: number; readonly node: number };

/** What a joint law sees of a placed Pod and of a node: that, and what never changes of them. */
export const seePlacedPod = (pod: PlacedPod, node = pod.node): PlacedPod =>
  withConstants({ id: pod.id, node }, constantsOf<PodConstants>(pod));

export const seeNode = (node: NodeView): SeenNode =>
  withConstants({ id: node.id, object: node.object }, constantsOf<NodeConstants>(node));

export type SeenNode = Pick<NodeView, 'id' | 'object'>;

export const podOf = (pod: PlacedPod): Pod => constantsOf<PodConstants>(pod).pod;

/**
 * What the scheduler's own filters say of one Pod and one node, with the other Pods in place and the taints that the
 * nodes have: the reasons for a rejection, or none.
 */
export const rejectionOf = (
  subject: PlacedPod,
  nodeId: number,
  pods: readonly PlacedPod[],
  nodes: readonly SeenNode[],
  plugins: readonly FilterPlugin[] = modelledFilters,
): string | undefined => {
  const objects = nodes.map((seen) => {
    const { node } = constantsOf<NodeConstants>(seen).info;
    const taints = [...(node.spec?.taints ?? []), ...lifecycleTaints[seen.object]];
    return { ...node, spec: { ...node.spec, taints } };
  });
  const others = pods.filter(({ id, node }) => id !== subject.id && node !== 0);
  const cluster = clusterOf({
    nodes: objects,
    pods: others.map((other) => {
      const pod = podOf(other);
      return { ...pod, spec: { ...pod.spec!, nodeName: objects[other.node - 1]?.metadata?.name ?? '' } };
    }),
  });
  const prepared = prepareFilters(podInfoOf(podOf(subject)), cluster, plugins);
  if (prepared.kind === 'reject') return textOf(prepared.rejection);
  const rejection = firstRejection(prepared.filters, cluster.nodes[nodeId - 1]!);
  return rejection && textOf(rejection);
};

const textOf = ({ plugin, reasons }: Rejection): string => `${plugin}: ${reasons.join(', ')}`;
