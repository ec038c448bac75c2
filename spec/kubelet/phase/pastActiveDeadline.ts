import type { PodSpec } from '../../api/objects/core.ts';

/** How a Pod past its deadline is shown: Failed, for this reason. */
export const deadlineExceeded = {
  reason: 'DeadlineExceeded',
  message: 'Pod was active on the node longer than the specified deadline',
} as const;

/**
 * Whether the Pod has been active on its node for activeDeadlineSeconds, counted from status.startTime (RFC 3339);
 * the kubelet then fails it. `now` is in unix seconds. A Pod without deadline, or not started, is never late.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
 */
export const pastActiveDeadline = (
  spec: Pick<PodSpec, 'activeDeadlineSeconds'>,
  startTime: string | undefined,
  now: number,
): boolean => {
  const deadline = spec.activeDeadlineSeconds;
  if (deadline === undefined || deadline === null || !startTime) return false;
  const start = Date.parse(startTime);
  return !Number.isNaN(start) && now * 1000 - start >= deadline * 1000;
};
