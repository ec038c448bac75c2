import type { Node } from '../../api/objects/core.ts';
import { isNative } from '../../api/resourceNames.ts';
import { portsConflict } from '../../scheduling/hostPorts.ts';
import { type NodeInfo, nodeInfoOf, withPod } from '../../scheduling/nodeInfo.ts';
import { type PodInfo, podInfoOf } from '../../scheduling/podInfo.ts';
import { meetsRequiredNodeAffinity, requiredNodeAffinityOf } from '../../scheduling/requiredNodeAffinity.ts';
import { toleratesTaint } from '../../scheduling/tolerations.ts';
import { type BoundPod, isStaticPod } from '../boundPod.ts';

/** What is missing for a Pod: CPU in millicores, other resources in whole units. */
export type Insufficient = {
  readonly resource: string;
  readonly requested: bigint;
  readonly used: bigint;
  readonly capacity: bigint;
};

/** Why a node is not fit for a Pod: too little of a resource, or a rule that it does not meet. */
export type Misfit =
  | { readonly kind: 'insufficient'; readonly insufficient: Insufficient }
  | { readonly kind: 'rule'; readonly rule: string; readonly message: string };

const rule = (name: string, message: string): Misfit => ({ kind: 'rule', rule: name, message });

const lacking = (resource: string, requested: bigint, used: bigint, capacity: bigint): readonly Misfit[] =>
  requested > 0n && requested > capacity - used
    ? [{ kind: 'insufficient', insufficient: { resource, requested, used, capacity } }]
    : [];

/** Extended resources that the node does not know are not its business: others may provide them. */
const knownScalars = (pod: PodInfo, node: NodeInfo): readonly (readonly [string, bigint])[] =>
  [...pod.requests.scalars].filter(([name]) => isNative(name) || node.allocatable.scalars.has(name));

const shortages = (pod: PodInfo, node: NodeInfo): readonly Misfit[] => {
  const { allocatable, requested } = node;
  const { milliCPU, memory, ephemeralStorage } = pod.requests;
  return [
    ...lacking('pods', 1n, BigInt(node.pods.length), allocatable.pods),
    ...lacking('cpu', milliCPU, requested.milliCPU, allocatable.milliCPU),
    ...lacking('memory', memory, requested.memory, allocatable.memory),
    ...lacking(
      'ephemeral-storage',
      ephemeralStorage,
      requested.ephemeralStorage,
      allocatable.ephemeralStorage,
    ),
    ...knownScalars(pod, node).flatMap(([name, amount]) =>
      lacking(name, amount, requested.scalars.get(name) ?? 0n, allocatable.scalars.get(name) ?? 0n),
    ),
  ];
};

const brokenRules = (pod: BoundPod, info: PodInfo, node: NodeInfo): readonly Misfit[] => {
  const { nodeName } = pod.spec;
  const affinity = meetsRequiredNodeAffinity(requiredNodeAffinityOf(pod), node);
  const named = !nodeName || nodeName === node.name;
  const free = !info.hostPorts.some((port) => node.usedPorts.some((used) => portsConflict(port, used)));
  const tolerated =
    isStaticPod(pod) ||
    node.taints.every((taint) => taint.effect !== 'NoExecute' || toleratesTaint(pod.spec.tolerations, taint));
  return [
    ...(affinity ? [] : [rule('NodeAffinity', "node(s) didn't match Pod's node affinity/selector")]),
    ...(named ? [] : [rule('NodeName', "node(s) didn't match the requested node name")]),
    ...(free ? [] : [rule('NodePorts', "node(s) didn't have free ports for the requested pod ports")]),
    ...(tolerated ? [] : [rule('TaintToleration', "node(s) had taints that the pod didn't tolerate")]),
  ];
};

/**
 * Why a node is not fit for a Pod beside the Pods it has already: the scheduler's own hard rules, as far as one
 * node alone can judge them. NoSchedule taints are not looked at, NoExecute ones not for static Pods.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename
 */
export const misfits = (pod: BoundPod, node: Node, others: readonly BoundPod[]): readonly Misfit[] => {
  const info = podInfoOf(pod);
  const filled = others.map(podInfoOf).reduce(withPod, nodeInfoOf(node));
  return [...shortages(info, filled), ...brokenRules(pod, info, filled)];
};

/** Reason and message of a Pod that is turned away for this. */
export const misfitText = (misfit: Misfit): { readonly reason: string; readonly message: string } => {
  if (misfit.kind === 'rule') {
    return { reason: misfit.rule, message: `Predicate ${misfit.rule} failed: ${misfit.message}` };
  }
  const { resource, requested, used, capacity } = misfit.insufficient;
  return {
    reason: `OutOf${resource}`,
    message: `Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${used}, capacity: ${capacity}`,
  };
};
