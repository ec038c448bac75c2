import { type BoundPod, isMirrorPod } from '../boundPod.ts';
import { isTerminalPhase } from '../phase/terminalPhase.ts';

/**
 * Whether the kubelet deletes the Pod object (with grace period 0): the Pod is being deleted, the API server shows it in
 * a terminal phase, and its termination on the node is finished. Mirror Pods are not deleted here. Finalizers
 * may keep the object longer.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export const podDeletable = (pod: BoundPod, finished: boolean): boolean => {
  if (!pod.metadata?.deletionTimestamp || isMirrorPod(pod)) return false;
  const phase = pod.status?.phase;
  return finished && isTerminalPhase(phase);
};
