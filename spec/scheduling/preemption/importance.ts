import type { PodInfo } from '../podInfo.ts';

/** Milliseconds since 1970; a Pod that has not started counts as starting now, after all others. */
const startTimeOf = ({ pod }: PodInfo): number => {
  const started = Date.parse(pod.status?.startTime ?? '');
  return Number.isNaN(started) ? Number.POSITIVE_INFINITY : started;
};

/**
 * Sorts the more important Pods first: by priority, then those that started earlier.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export const byImportance = (a: PodInfo, b: PodInfo): number => {
  if (a.priority !== b.priority) return b.priority - a.priority;
  const [first, second] = [startTimeOf(a), startTimeOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
};

/** When the first of the Pods with the highest priority started. */
export const earliestStart = (pods: readonly PodInfo[]): number => {
  const highest = pods.reduce((most, { priority }) => Math.max(most, priority), Number.NEGATIVE_INFINITY);
  return pods
    .filter(({ priority }) => priority === highest)
    .reduce((earliest, pod) => Math.min(earliest, startTimeOf(pod)), Number.POSITIVE_INFINITY);
};
