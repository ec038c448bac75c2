import { sameInteger } from '../../api/decode/exactInteger.ts';
import type { BoundPod } from '../boundPod.ts';

export type EffectiveGracePeriod = {
  readonly seconds: number;
  /** the Pod was being terminated already, with another grace period */
  readonly changed: boolean;
};

/**
 * The grace period, in seconds, with which the kubelet terminates a Pod: the shortest of the one under way (`current`,
 * 0: none), that of the deletion, and one that the kubelet itself asks for (`override`: eviction, node shutdown); the
 * Pod's terminationGracePeriodSeconds if nobody asked for one; never less than one second. A period of 0 counts as none
 * while the next wish is looked at, so what the kubelet asks for holds beside a deletion without grace.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export const effectiveGracePeriod = (
  pod: BoundPod,
  current: number,
  override?: number | null,
): EffectiveGracePeriod => {
  let seconds = current;
  let asked = false;
  for (const wish of [pod.metadata?.deletionGracePeriodSeconds, override]) {
    if (wish === undefined || wish === null || (seconds !== 0 && wish >= seconds)) continue;
    seconds = wish;
    asked = true;
  }
  if (!asked && seconds === 0) seconds = pod.spec.terminationGracePeriodSeconds ?? 0;
  const atLeastOne = seconds < 1 ? 1 : seconds;
  return { seconds: atLeastOne, changed: current !== 0 && !sameInteger(current, atLeastOne) };
};
