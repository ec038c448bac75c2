import { type LiveNode, seenStates } from '../../../models/recorded/history/liveNode.ts';
import type { Departed } from '../../../models/recorded/history/suspect.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { Cluster } from '../../../spec/scheduling/cluster.ts';
import { firstRejection, prepareFilters } from '../../../spec/scheduling/filtering.ts';
import { interPodAffinity } from '../../../spec/scheduling/filters/interPodAffinity.ts';
import { podTopologySpread } from '../../../spec/scheduling/filters/podTopologySpread.ts';
import { type NodeInfo, nodeInfoOf, withoutPod, withPod } from '../../../spec/scheduling/nodeInfo.ts';
import type { FilterPlugin } from '../../../spec/scheduling/plugin.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';
import { noStorage } from '../../../spec/storage/storage.ts';
import { antiAffinity } from './antiAffinity.ts';

/** Filters that look at where other Pods are. */
const clusterFilters: readonly FilterPlugin[] = [interPodAffinity, podTopologySpread];

/** What some filters of the scheduler say of a Pod and a node among nodes: the reasons for a rejection, or none. */
export const rejectionOn = (
  pod: PodInfo,
  node: NodeInfo,
  nodes: readonly NodeInfo[],
  history: TraceHistory,
  plugins: readonly FilterPlugin[],
): string | undefined => {
  const cluster: Cluster = {
    nodes,
    byName: new Map(nodes.map((each) => [each.name, each])),
    namespaces: namespacesOf(history),
    services: [],
    disruptionBudgets: [],
    nominated: new Map(),
    images: new Map(),
    storage: noStorage,
  };
  const prepared = prepareFilters(pod, cluster, plugins);
  const rejection = prepared.kind === 'reject' ? prepared.rejection : firstRejection(prepared.filters, node);
  return rejection && `${rejection.plugin}: ${rejection.reasons.join(', ')}`;
};

const namespacesOf = ({ objects }: TraceHistory): Cluster['namespaces'] =>
  new Map(
    [...objects.values()]
      .filter(({ resource }) => resource === 'namespaces')
      .map(({ object: { metadata } }) => [
        metadata.name,
        { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name },
      ]),
  );

/** The node as the scheduler may see it: as it is, or as it was a little while ago, with the Pods that are on it now. */
export const seenInfos = (node: LiveNode, time: number): readonly NodeInfo[] => {
  const { pods, requested, nonZeroRequested, usedPorts } = node.info;
  return seenStates(node, time).map((object) => ({
    ...nodeInfoOf(object),
    pods,
    requested,
    nonZeroRequested,
    usedPorts,
  }));
};

const constrained = (pod: PodInfo): boolean =>
  pod.requiredAffinity.length > 0 ||
  pod.requiredAntiAffinity.length > 0 ||
  (pod.pod.spec?.topologySpreadConstraints ?? []).length > 0;

/** Why no scheduler would have bound the Pod to this node, as far as other Pods are concerned. */
export const placementRejection = (
  pod: PodInfo,
  nodeName: string,
  history: TraceHistory,
): string | undefined => {
  if (!constrained(pod) && history.rooms.repelling.size === 0) return undefined;
  let first: string | undefined;
  for (const departed of history.rooms.departed.length > 0 ? [false, true] : [false]) {
    const nodes = [...history.nodes.values()].map(({ info }) => withoutPod(info, pod));
    const seen = departed ? history.rooms.departed.reduce(withDeparted, nodes) : nodes;
    const node = seen.find(({ name }) => name === nodeName);
    const rejection = node && rejectionOn(pod, node, seen, history, clusterFilters);
    if (rejection === undefined) return undefined;
    first ??= rejection;
  }
  return first;
};

/** Which Pods keep this one off the node: those that are there stay there until they end. */
export const repulsion = (pod: PodInfo, node: LiveNode, history: TraceHistory): string | undefined => {
  if (pod.requiredAntiAffinity.length === 0 && history.rooms.repelling.size === 0) return undefined;
  const nodes = [...history.nodes.values()].map(({ info }) => info);
  return rejectionOn(pod, node.info, nodes, history, [antiAffinity]);
};

/** The nodes with a Pod back that the scheduler may not have seen leave. */
const withDeparted = (nodes: readonly NodeInfo[], { info, nodeName }: Departed): NodeInfo[] =>
  nodes.map((node) => (node.name === nodeName ? withPod(node, info) : node));
