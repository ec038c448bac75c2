import { type LiveNode, seenStates } from '../../../models/recorded/history/liveNode.ts';
import { conditionIn } from '../../../models/recorded/history/livePod.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import {
  bindingDelaySeconds,
  type Departed,
  type Suspect,
} from '../../../models/recorded/history/suspect.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { topologyLabels } from '../../../models/recorded/writes/podWrite.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { Cluster } from '../../../spec/scheduling/cluster.ts';
import { firstRejection, prepareFilters } from '../../../spec/scheduling/filtering.ts';
import { interPodAffinity } from '../../../spec/scheduling/filters/interPodAffinity.ts';
import { nodeAffinity } from '../../../spec/scheduling/filters/nodeAffinity.ts';
import { nodePorts } from '../../../spec/scheduling/filters/nodePorts.ts';
import { nodeResourcesFit } from '../../../spec/scheduling/filters/nodeResourcesFit.ts';
import { nodeUnschedulable } from '../../../spec/scheduling/filters/nodeUnschedulable.ts';
import { podTopologySpread } from '../../../spec/scheduling/filters/podTopologySpread.ts';
import { taintToleration } from '../../../spec/scheduling/filters/taintToleration.ts';
import { type NodeInfo, nodeInfoOf, withoutPod, withPod } from '../../../spec/scheduling/nodeInfo.ts';
import type { FilterPlugin } from '../../../spec/scheduling/plugin.ts';
import { type PodInfo, podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import { noStorage } from '../../../spec/storage/storage.ts';
import type { PodLaw } from './traceLaw.ts';

/** A user bound it by hand: nothing is checked. */
const isManual = ({ after, history }: PodStep): boolean => {
  const { name = '', namespace = '' } = after.metadata ?? {};
  return history.requests.about('bind', pathOf('pods', name, namespace)) !== undefined;
};

/** Filters that look at the Pod and one node. */
const nodeFilters: readonly FilterPlugin[] = [nodeUnschedulable, taintToleration, nodeAffinity, nodePorts];

/** Filters that look at where other Pods are: the first holds whatever the scheduler has not seen yet. */
const antiAffinity: FilterPlugin = {
  ...interPodAffinity,
  prepare: (pod, cluster) => interPodAffinity.prepare({ ...pod, requiredAffinity: [] }, cluster),
};
const clusterFilters: readonly FilterPlugin[] = [interPodAffinity, podTopologySpread];

const rejectionOn = (
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
const seenInfos = (node: LiveNode, time: number): readonly NodeInfo[] => {
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
const placementRejection = (pod: PodInfo, nodeName: string, history: TraceHistory): string | undefined => {
  if (!constrained(pod) && history.repelling.size === 0) return undefined;
  let first: string | undefined;
  for (const departed of history.departed.length > 0 ? [false, true] : [false]) {
    const nodes = [...history.nodes.values()].map(({ info }) => withoutPod(info, pod));
    const seen = departed ? history.departed.reduce(withDeparted, nodes) : nodes;
    const node = seen.find(({ name }) => name === nodeName);
    const rejection = node && rejectionOn(pod, node, seen, history, clusterFilters);
    if (rejection === undefined) return undefined;
    first ??= rejection;
  }
  return first;
};

/** Which Pods keep this one off the node: those that are there stay there until they end. */
const repulsion = (pod: PodInfo, node: LiveNode, history: TraceHistory): string | undefined => {
  if (pod.requiredAntiAffinity.length === 0 && history.repelling.size === 0) return undefined;
  const nodes = [...history.nodes.values()].map(({ info }) => info);
  return rejectionOn(pod, node.info, nodes, history, [antiAffinity]);
};

/** The nodes with a Pod back that the scheduler may not have seen leave. */
const withDeparted = (nodes: readonly NodeInfo[], { info, nodeName }: Departed): NodeInfo[] =>
  nodes.map((node) => (node.name === nodeName ? withPod(node, info) : node));

/** The suspects that are convicted now, and those that are still to be explained. */
export const reviewSuspects = (
  history: TraceHistory,
  time: number,
): { readonly convicted: readonly Suspect[]; readonly open: Suspect[] } => {
  const convicted: Suspect[] = [];
  const open: Suspect[] = [];
  for (const suspect of history.suspects) {
    if (placementRejection(suspect.pod, suspect.nodeName, history) === undefined) continue;
    if (time > suspect.record.time + bindingDelaySeconds) convicted.push(suspect);
    else open.push(suspect);
  }
  return { convicted, open };
};

export const hardAtBind: PodLaw = {
  id: 'scheduling/hard-at-bind',
  says: 'When the scheduler binds a Pod, every required constraint holds: cordon, taints, node selector and affinity, host ports, room, affinity to other Pods, spread',
  source: 'Kubernetes documentation, Assigning Pods to Nodes; Taints and Tolerations; Kubernetes Scheduler',
  exceptions: [
    'manual bindings and a nodeName set at creation are not checked by the scheduler',
    'the scheduler sees a node as it was a little while ago',
    'room is judged where the nodes ran nothing but what the recording shows',
    'bindings are written asynchronously: a Pod that was placed earlier may be bound a little later',
  ],
  judge: (step) => {
    const { writer, after, before, history, record } = step;
    if (writer !== 'binding' || isManual(step)) return undefined;
    const name = after.spec?.nodeName ?? '';
    const node = history.nodes.get(name);
    if (node === undefined) {
      return history.goneNodes.has(name) || !history.watched.has('nodes')
        ? undefined
        : `it is bound to ${name}, and there is no such node`;
    }
    const pod = podInfoOf(unbound(before!));
    const filters = history.settings.dedicatedNodes ? [...nodeFilters, nodeResourcesFit] : nodeFilters;
    let first: string | undefined;
    for (const info of seenInfos(node, record.time)) {
      const rejection = rejectionOn(pod, info, [info], history, filters);
      if (rejection === undefined) {
        first = undefined;
        break;
      }
      first ??= rejection;
    }
    if (first !== undefined) return `it is bound to ${name}, which it must not be on: ${first}`;
    const repelled = repulsion(pod, node, history);
    if (repelled !== undefined) return `it is bound to ${name}, which it must not be on: ${repelled}`;
    const others = placementRejection(pod, name, history);
    if (others === undefined) return undefined;
    history.suspects.push({ record, pod, nodeName: name, reason: others });
    return undefined;
  },
};

const unbound = (pod: Pod): Pod => ({
  ...pod,
  spec: { ...pod.spec!, nodeName: undefined } as NonNullable<Pod['spec']>,
});

export const bindingWrite: PodLaw = {
  id: 'scheduling/binding',
  says: "A binding makes PodScheduled True, copies the node's topology labels, and comes to no Pod that is being deleted or has ended",
  source: 'Kubernetes documentation, Kubernetes Scheduler; KEP-4742 (node topology labels)',
  judge: ({ writer, before, after, history }) => {
    if (writer !== 'binding') return undefined;
    if (conditionIn(after, 'PodScheduled')?.status !== 'True')
      return 'it is bound, and PodScheduled is not True';
    if (before?.metadata?.deletionTimestamp !== undefined) return 'it is bound while it is being deleted';
    const labels = history.nodes.get(after.spec?.nodeName ?? '')?.object.metadata?.labels ?? {};
    const wrong = topologyLabels.find((key) => {
      const copied = after.metadata?.labels?.[key];
      return (
        copied !== before?.metadata?.labels?.[key] && labels[key] !== undefined && copied !== labels[key]
      );
    });
    return (
      wrong &&
      `its label ${wrong} is ${after.metadata?.labels?.[wrong]}; that of the node is ${labels[wrong]}`
    );
  },
};

export const scheduledTruth: PodLaw = {
  id: 'scheduling/pod-scheduled',
  says: 'PodScheduled is True if the Pod is bound, and else False or absent; an unschedulable Pod says so',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod conditions',
  judge: ({ writer, after, change }) => {
    if (writer !== 'scheduler' || !change?.conditions.includes('PodScheduled')) return undefined;
    const condition = conditionIn(after, 'PodScheduled');
    if (condition?.status === 'True') return 'PodScheduled is True, and the Pod is bound to no node';
    const reasons = ['Unschedulable', 'SchedulerError', 'SchedulingGated'];
    return condition && !reasons.includes(condition.reason ?? '')
      ? `PodScheduled is False for the reason ${condition.reason}; the scheduler gives ${reasons.join(', ')}`
      : undefined;
  },
};
