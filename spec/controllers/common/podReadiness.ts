import type { Pod, PodCondition } from '../../api/objects/core.ts';
import { unixMillis } from './time.ts';

/** The condition Ready of a Pod, if it has one. */
const readyCondition = ({ status }: Pod): PodCondition | undefined =>
  status?.conditions?.find(({ type }) => type === 'Ready');

/** Whether a Pod is ready: its condition Ready is True. */
export const isPodReady = (pod: Pod): boolean => readyCondition(pod)?.status === 'True';

/** Since when a Pod is ready, in unix milliseconds; undefined if it is not, or if no time is stated. */
export const podReadySince = (pod: Pod): number | undefined => {
  const condition = readyCondition(pod);
  return condition?.status === 'True' ? unixMillis(condition.lastTransitionTime) : undefined;
};

/**
 * Whether a Pod is available: ready for at least `minReadySeconds`. With 0 a ready Pod is available at once; otherwise
 * it must be known since when it is ready. `now` in unix milliseconds.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds
 */
export const isPodAvailable = (pod: Pod, minReadySeconds: number, now: number): boolean => {
  if (!isPodReady(pod)) return false;
  if (minReadySeconds === 0) return true;
  const since = podReadySince(pod);
  return since !== undefined && since + minReadySeconds * 1000 <= now;
};

/** In how many milliseconds the first of these Pods becomes available; undefined if time alone makes none available. */
export const nextPodAvailability = (
  pods: readonly Pod[],
  minReadySeconds: number,
  now: number,
): number | undefined => {
  if (minReadySeconds <= 0) return undefined;
  let next: number | undefined;
  for (const pod of pods) {
    const since = podReadySince(pod);
    if (since === undefined) continue;
    const wait = since + minReadySeconds * 1000 - now;
    if (wait > 0 && (next === undefined || wait < next)) next = wait;
  }
  return next;
};

/**
 * When a workload is to be looked at again for the sake of availability: when the next Pod becomes available, or after
 * minReadySeconds where that cannot be told. Milliseconds.
 */
export const availabilityCheck = (pods: readonly Pod[], minReadySeconds: number, now: number): number =>
  nextPodAvailability(pods, minReadySeconds, now) ?? minReadySeconds * 1000;
