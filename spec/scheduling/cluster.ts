import type { Labels } from '../api/labelSelector.ts';
import type { Namespace, Node, Pod, Service } from '../api/objects/core.ts';
import type { PodDisruptionBudget } from '../api/objects/policy.ts';
import { isTerminalPhase } from '../kubelet/phase/terminalPhase.ts';
import { noStorage, type Storage } from '../storage/storage.ts';
import { type ImageState, imagesOn } from './images.ts';
import { type NodeInfo, nodeInfoOf, withPod } from './nodeInfo.ts';
import { type PodInfo, podInfoOf } from './podInfo.ts';

/** What the scheduler sees of a cluster when it takes up a Pod. */
export type Cluster = {
  readonly nodes: readonly NodeInfo[];
  readonly byName: ReadonlyMap<string, NodeInfo>;
  /** labels by namespace; namespaces that do not exist are missing */
  readonly namespaces: ReadonlyMap<string, Labels>;
  readonly services: readonly Service[];
  readonly disruptionBudgets: readonly PodDisruptionBudget[];
  /** Pods that wait for a node on which others were preempted for them, by that node */
  readonly nominated: ReadonlyMap<string, readonly PodInfo[]>;
  readonly images: ReadonlyMap<string, ImageState>;
  readonly storage: Storage;
};

/** The objects of a cluster, defaulted. */
export type ClusterObjects = {
  readonly nodes: readonly Node[];
  readonly pods?: readonly Pod[];
  readonly namespaces?: readonly Namespace[];
  readonly services?: readonly Service[];
  readonly disruptionBudgets?: readonly PodDisruptionBudget[];
  readonly storage?: Storage;
};

const isTerminal = ({ status }: Pod): boolean => isTerminalPhase(status?.phase);

/** Every namespace has its own name as a label. */
const namespaceLabels = ({ metadata }: Namespace): Labels => ({
  ...metadata?.labels,
  'kubernetes.io/metadata.name': metadata?.name ?? '',
});

/** The Pods without a node that others were preempted for, by the node that is kept for them. */
export const nominatedOf = (pods: readonly Pod[]): ReadonlyMap<string, readonly PodInfo[]> => {
  const nominated = new Map<string, PodInfo[]>();
  for (const pod of pods) {
    const onto = pod.status?.nominatedNodeName;
    if (pod.spec?.nodeName || !onto || isTerminal(pod)) continue;
    nominated.set(onto, [...(nominated.get(onto) ?? []), podInfoOf(pod)]);
  }
  return nominated;
};

/**
 * The cluster as the scheduler sees it. Pods that have ended hold nothing; Pods bound to nodes that are unknown
 * count nowhere; terminating Pods count until they are gone.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#user-exposed-information
 */
export const clusterOf = (objects: ClusterObjects): Cluster => {
  const byName = new Map(objects.nodes.map((node) => [node.metadata?.name ?? '', nodeInfoOf(node)]));
  for (const pod of objects.pods ?? []) {
    const nodeName = pod.spec?.nodeName;
    const node = nodeName ? byName.get(nodeName) : undefined;
    if (nodeName && node && !isTerminal(pod)) byName.set(nodeName, withPod(node, podInfoOf(pod)));
  }
  return {
    nodes: [...byName.values()],
    byName,
    namespaces: new Map(
      (objects.namespaces ?? []).map((namespace) => [
        namespace.metadata?.name ?? '',
        namespaceLabels(namespace),
      ]),
    ),
    services: objects.services ?? [],
    disruptionBudgets: objects.disruptionBudgets ?? [],
    nominated: nominatedOf(objects.pods ?? []),
    images: imagesOn([...byName.values()].map(({ node }) => node)),
    storage: objects.storage ?? noStorage,
  };
};

/** The labels of a Pod's namespace; none if the namespace does not exist. */
export const namespaceLabelsOf = (cluster: Cluster, namespace: string): Labels =>
  cluster.namespaces.get(namespace) ?? {};
