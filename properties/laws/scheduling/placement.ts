import { modelledFilters } from '../../../models/cluster/constraints/modelledFilters.ts';
import { nodesInStates } from '../../../models/cluster/constraints/nodeStates.ts';
import { namespacesOf, schedulingCluster } from '../../../models/cluster/constraints/schedulingCluster.ts';
import { constantsOf, withConstants } from '../../../models/views/constants.ts';
import type { NodeConstants, NodeView } from '../../../models/views/nodeView.ts';
import type { PodConstants } from '../../../models/views/podView.ts';
import { firstRejection, prepareFilters } from '../../../spec/scheduling/filtering.ts';
import type { FilterPlugin, Rejection } from '../../../spec/scheduling/plugin.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';
import { rememberedRejection } from './rememberedRejections.ts';

/** A Pod and the node it is on (0: none), by number. */
export type PlacedPod = { readonly id: number; readonly node: number };

/** What a joint law sees of a placed Pod and of a node: that, and what never changes of them. */
export const seePlacedPod = (pod: PlacedPod, node = pod.node): PlacedPod =>
  withConstants({ id: pod.id, node }, constantsOf<PodConstants>(pod));

export const seeNode = (node: NodeView): SeenNode =>
  withConstants({ id: node.id, object: node.object }, constantsOf<NodeConstants>(node));

export type SeenNode = Pick<NodeView, 'id' | 'object'>;

const infoOf = (pod: PlacedPod): PodInfo => constantsOf<PodConstants>(pod).info;

/**
 * What the scheduler's own filters say of one Pod and one node, with the other Pods in place and the nodes in their
 * states: the reasons for a rejection, or none. A node whose object was deleted takes no Pod. Where the others are is
 * looked at only if it can make a difference, so that a law need not tell apart what does not.
 */
export const rejectionOf = (
  subject: PlacedPod,
  nodeId: number,
  pods: readonly PlacedPod[],
  nodes: readonly SeenNode[],
  plugins: readonly FilterPlugin[] = modelledFilters,
): string | undefined => {
  const among = (place: number, placed: readonly PlacedPod[], seen: readonly SeenNode[]) => {
    const others = placed.map((pod) => ({ info: infoOf(pod), node: pod.id === subject.id ? 0 : pod.node }));
    const infos = seen.map((node) => ({ info: constantsOf<NodeConstants>(node).info, object: node.object }));
    return rememberedRejection({ subject: infoOf(subject), node: place, others, nodes: infos, plugins }, () =>
      rejectionAmong(subject, place, placed, seen, plugins),
    );
  };
  if (pods.some(asksForPlaces)) return among(nodeId, pods, nodes);
  // none asks where the others are: more Pods on this node can only take more of it
  const node = nodes.filter(({ id }) => id === nodeId);
  const onNode = (place: number) => pods.map((pod) => seePlacedPod(pod, pod.id === subject.id ? 0 : place));
  const alone = among(1, onNode(0), node);
  if (alone !== undefined || among(1, onNode(1), node) === undefined) return alone;
  return among(nodeId, pods, nodes);
};

/** Must this Pod, or others for its sake, be in certain places beside others? */
const asksForPlaces = (pod: PlacedPod): boolean => {
  const { requiredAffinity, requiredAntiAffinity, pod: object } = infoOf(pod);
  const constraints = object.spec?.topologySpreadConstraints ?? [];
  return requiredAffinity.length + requiredAntiAffinity.length + constraints.length > 0;
};

/** The same as `rejectionOf`, looking at everything. */
export const rejectionAmong = (
  subject: PlacedPod,
  nodeId: number,
  pods: readonly PlacedPod[],
  nodes: readonly SeenNode[],
  plugins: readonly FilterPlugin[] = modelledFilters,
): string | undefined => {
  const infos = nodes.map((seen) => constantsOf<NodeConstants>(seen).info);
  const nameOf = (node: number) => infos[node - 1]?.name ?? '';
  const others = pods.filter(({ id, node }) => id !== subject.id && node !== 0);
  const cluster = schedulingCluster(
    nodesInStates(
      infos,
      nodes.map(({ object }) => object),
    ),
    others.map((other) => ({ info: infoOf(other), nodeName: nameOf(other.node) })),
    namespacesOf(pods.map((pod) => infoOf(pod).pod)),
  );
  const candidate = cluster.byName.get(nameOf(nodeId));
  if (!candidate) return 'the Node object is gone';
  const prepared = prepareFilters(infoOf(subject), cluster, plugins);
  if (prepared.kind === 'reject') return textOf(prepared.rejection);
  const rejection = firstRejection(prepared.filters, candidate);
  return rejection && textOf(rejection);
};

const textOf = ({ plugin, reasons }: Rejection): string => `${plugin}: ${reasons.join(', ')}`;
