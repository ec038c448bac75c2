import type { BoundPod } from '../boundPod.ts';
import { isTerminalPhase } from '../phase/terminalPhase.ts';

export type DeletePodInput = {
  readonly pod: BoundPod;
  /** the grace period of the delete request, in seconds, if it names one */
  readonly gracePeriodSeconds?: number | null | undefined;
  /** unix seconds */
  readonly now: number;
};

/**
 * What a delete request does to a Pod object:
 * - `graceful`: deletion timestamp and grace period are set, or the period is shortened; the kubelet does the rest;
 * - `pending`: the Pod is being deleted already, and nothing changes;
 * - `immediate`: the object is removed, once no finalizer holds it.
 * Times are unix seconds, periods seconds.
 */
export type PodDeletion =
  | { readonly kind: 'graceful'; readonly gracePeriodSeconds: number; readonly deletionTimestamp: number }
  | { readonly kind: 'pending'; readonly gracePeriodSeconds: number }
  | { readonly kind: 'immediate' };

/** Negative periods count as one second. */
const atLeastPositive = (seconds: number): number => (seconds < 0 ? 1 : seconds);

/** A Pod that never reached a node, or that has ended, has nobody to wait for. */
const nothingToStop = (pod: BoundPod): boolean => !pod.spec.nodeName || isTerminalPhase(pod.status?.phase);

/** A further delete request can only shorten the grace period; the deletion timestamp moves with it, not into the past. */
const shorten = (asked: number, current: number, deletionTimestamp: number, now: number): PodDeletion => {
  const moved = deletionTimestamp - current + asked;
  if (moved >= now) return { kind: 'graceful', gracePeriodSeconds: asked, deletionTimestamp: moved };
  return { kind: 'graceful', gracePeriodSeconds: asked === 0 ? 0 : 1, deletionTimestamp: now };
};

/**
 * What a delete request does to a Pod object: the requested grace period, else the Pod's
 * terminationGracePeriodSeconds; zero if there is nothing to stop.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export const deletePod = ({ pod, gracePeriodSeconds, now }: DeletePodInput): PodDeletion => {
  const asked =
    gracePeriodSeconds === undefined || gracePeriodSeconds === null
      ? undefined
      : atLeastPositive(gracePeriodSeconds);
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata ?? {};
  if (deletionTimestamp) {
    const current = atLeastPositive(deletionGracePeriodSeconds ?? 0);
    if (current === 0) return { kind: 'immediate' };
    if (asked === undefined || asked >= current) return { kind: 'pending', gracePeriodSeconds: current };
    return shorten(asked, current, Date.parse(deletionTimestamp) / 1000, now);
  }
  const wanted = asked ?? pod.spec.terminationGracePeriodSeconds ?? 0;
  const granted = nothingToStop(pod) ? 0 : atLeastPositive(wanted);
  return { kind: 'graceful', gracePeriodSeconds: granted, deletionTimestamp: now + granted };
};
