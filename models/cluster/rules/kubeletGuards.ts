import type { Guard } from '../../../checker/system/guard.ts';
import { isWorking } from '../charts/node/kubelet.ts';
import { isDead, isUp } from '../charts/node/machine.ts';
import { isOn } from '../charts/pod/podObject.ts';
import type { NodeParts, PodParts } from '../parts/clusterParts.ts';

/** The Pod is this kubelet's, and the kubelet is working; it need not reach the API server. */
export const kubeletWorksOn = (pod: PodParts, node: NodeParts): Guard[] => [
  pod.object.is(isOn(node.id)),
  node.machine.isNot(isDead),
  node.kubelet.is(isWorking),
];

/** The same, and it reaches the API server. */
export const kubeletTalksOf = (pod: PodParts, node: NodeParts): Guard[] => [
  pod.object.is(isOn(node.id)),
  node.machine.is(isUp),
  node.kubelet.is(isWorking),
];
