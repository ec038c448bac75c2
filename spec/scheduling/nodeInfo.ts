import type { Labels } from '../api/labelSelector.ts';
import type { Node, Taint } from '../api/objects/core.ts';
import { resourcesFrom } from '../api/resources.ts';
import { type Amounts, addAmounts, amountsOf, int64, noAmounts } from './amounts.ts';
import { declaredFeaturesOf } from './declaredFeatures.ts';
import { freePorts, type HostPort, usePorts } from './hostPorts.ts';
import type { CPUAndMemory, PodInfo } from './podInfo.ts';

/** A node and the Pods on it, with what they take added up. */
export type NodeInfo = {
  readonly node: Node;
  readonly name: string;
  readonly labels: Labels;
  readonly taints: readonly Taint[];
  readonly unschedulable: boolean;
  readonly declaredFeatures: ReadonlySet<string>;
  readonly allocatable: Amounts;
  readonly pods: readonly PodInfo[];
  readonly requested: Amounts;
  readonly nonZeroRequested: CPUAndMemory;
  readonly usedPorts: readonly HostPort[];
};

/** A node with no Pods on it. */
export const nodeInfoOf = (node: Node): NodeInfo => ({
  node,
  name: node.metadata?.name ?? '',
  labels: node.metadata?.labels ?? {},
  taints: node.spec?.taints ?? [],
  unschedulable: node.spec?.unschedulable ?? false,
  declaredFeatures: declaredFeaturesOf(node.status?.declaredFeatures ?? []),
  allocatable: amountsOf(resourcesFrom(node.status?.allocatable ?? node.status?.capacity)),
  pods: [],
  requested: noAmounts,
  nonZeroRequested: { milliCPU: 0n, memory: 0n },
  usedPorts: [],
});

const counted = (
  node: NodeInfo,
  pod: PodInfo,
  sign: 1 | -1,
): Pick<NodeInfo, 'requested' | 'nonZeroRequested'> => ({
  requested: addAmounts(node.requested, pod.requests, sign),
  nonZeroRequested: {
    milliCPU: int64(node.nonZeroRequested.milliCPU + BigInt(sign) * pod.nonZeroRequests.milliCPU),
    memory: int64(node.nonZeroRequested.memory + BigInt(sign) * pod.nonZeroRequests.memory),
  },
});

/** The node after a Pod came. */
export const withPod = (node: NodeInfo, pod: PodInfo): NodeInfo => ({
  ...node,
  ...counted(node, pod, 1),
  pods: [...node.pods, pod],
  usedPorts: usePorts(node.usedPorts, pod.hostPorts),
});

/** The node after a Pod left; unchanged if the Pod was not on it. */
export const withoutPod = (node: NodeInfo, pod: PodInfo): NodeInfo => {
  const pods = node.pods.filter(({ key }) => key !== pod.key);
  if (pods.length === node.pods.length) return node;
  return { ...node, ...counted(node, pod, -1), pods, usedPorts: freePorts(node.usedPorts, pod.hostPorts) };
};
