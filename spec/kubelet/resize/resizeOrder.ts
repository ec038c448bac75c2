/** A resize that waits for room. */
export type PendingResize = {
  readonly increasesRequests: boolean;
  readonly priority: number;
  readonly guaranteed: boolean;
  /** since when it waits, unix seconds; absent: not tried yet */
  readonly since?: number;
};

/**
 * The order in which waiting resizes are tried: those that ask for no more than they have, then by priority, then
 * Guaranteed Pods before others, then those that wait longer. Negative if `a` comes first.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#how-the-kubelet-retries-deferred-resizes
 */
export const resizeOrder = (a: PendingResize, b: PendingResize): number =>
  Number(a.increasesRequests) - Number(b.increasesRequests) ||
  (a.increasesRequests
    ? b.priority - a.priority ||
      Number(b.guaranteed) - Number(a.guaranteed) ||
      (a.since ?? Number.MAX_SAFE_INTEGER) - (b.since ?? Number.MAX_SAFE_INTEGER)
    : 0);
