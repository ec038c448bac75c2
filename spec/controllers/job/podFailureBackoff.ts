import type { Pod } from '../../api/objects/core.ts';
import { finishedTime } from './finishedTime.ts';

/** The first delay before a failed Pod is replaced; it doubles with each further failure (`DefaultJobPodFailureBackOff`). */
export const podFailureBackoffMs = 10 * 1000;
/** The longest delay (`MaxJobPodFailureBackOff`). */
export const maxPodFailureBackoffMs = 10 * 60 * 1000;

/** What the controller remembers of the failures of a Job's Pods. */
export type BackoffRecord = {
  readonly failuresAfterLastSuccess: number;
  /** unix milliseconds; absent if nothing failed after the last success */
  readonly lastFailureTime?: number;
};

/** The record of a Job none of whose Pods has failed. */
export const noFailures: BackoffRecord = { failuresAfterLastSuccess: 0 };

/** The record after some more Pods have succeeded and failed: what failed after the last success counts. */
export const nextBackoffRecord = (
  record: BackoffRecord,
  succeeded: readonly Pod[],
  failed: readonly Pod[],
): BackoffRecord => {
  if (succeeded.length === 0 && failed.length === 0) return record;
  const failures = failed.map(finishedTime);
  if (succeeded.length === 0) {
    return {
      failuresAfterLastSuccess: record.failuresAfterLastSuccess + failed.length,
      lastFailureTime: Math.max(...failures),
    };
  }
  const lastSuccess = Math.max(...succeeded.map(finishedTime));
  const later = failures.filter((failure) => failure > lastSuccess);
  return later.length === 0
    ? noFailures
    : { failuresAfterLastSuccess: later.length, lastFailureTime: Math.max(...later) };
};

/** In how many milliseconds a replacement may be created after so many failures in a row, the last of them then. */
export const remainingBackoffMs = (
  { failuresAfterLastSuccess, lastFailureTime }: BackoffRecord,
  now: number,
): number => {
  if (failuresAfterLastSuccess === 0 || lastFailureTime === undefined) return 0;
  const doublings = Math.min(failuresAfterLastSuccess - 1, 30);
  const delay = Math.min(podFailureBackoffMs * 2 ** doublings, maxPodFailureBackoffMs);
  return Math.max(0, delay - (now - lastFailureTime));
};
