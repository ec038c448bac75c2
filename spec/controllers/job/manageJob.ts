import type { Job } from '../../api/objects/batch.ts';
import type { Pod } from '../../api/objects/core.ts';
import type { ApiCalls } from '../common/apiCalls.ts';
import { type Expectations, lowered } from '../common/expectations.ts';
import { isPodTerminating } from '../common/podActivity.ts';
import { slowStartBatch } from '../common/slowStart.ts';
import { otherError, type SyncError, syncErrorOf } from '../common/syncError.ts';
import { deleteJobPods } from './deleteJobPods.ts';
import type { JobCount } from './jobCount.ts';
import { hasBackoffLimitPerIndex, isIndexed, isSuspended, onlyReplacesFailedPods } from './jobPods.ts';
import { type JobView, type JobWrite, maxPodsPerSync } from './jobView.ts';
import { pendingIndexes } from './pendingIndexes.ts';
import { remainingBackoffMs } from './podFailureBackoff.ts';
import { podsForRemoval } from './podsForRemoval.ts';
import { failuresBefore } from './replacedPods.ts';

/** What came of creating and deleting Pods. */
export type Managed = {
  readonly active: number;
  readonly ready: number;
  readonly terminating: number;
  readonly expectations: Expectations | undefined;
  readonly failure?: SyncError | undefined;
  /** in how many milliseconds a failed Pod may be replaced */
  readonly backoffMs?: number;
};

/** How many Pods are to be active: as many as may run at once, and no more than completions are left. */
const wantedActive = ({ spec }: Job, { active, succeeded }: JobCount): number => {
  const parallelism = spec?.parallelism ?? 1;
  if (spec?.completions === undefined) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(parallelism, spec.completions - succeeded));
};

const createPods = (
  { job, now }: JobView,
  count: JobCount,
  missing: number,
  indexes: readonly number[] | undefined,
  { call }: ApiCalls<JobWrite>,
): Managed => {
  const created = slowStartBatch(missing, (at) => {
    const index = indexes?.[at];
    const failures =
      index !== undefined && hasBackoffLimitPerIndex(job)
        ? { failures: failuresBefore(job, count.replaced.get(index)) }
        : {};
    const error = call({ kind: 'createPod', ...(index === undefined ? {} : { index }), ...failures });
    return error?.namespaceTerminating ? undefined : error;
  });
  const { successes, errors } = created;
  const [first] = errors;
  return {
    active: count.active.length + successes,
    ready: count.ready,
    terminating: count.terminating,
    expectations: { creations: successes, deletions: 0, recordedAt: now },
    ...(first ? { failure: syncErrorOf(first) } : {}),
  };
};

const removePods = (
  { now }: JobView,
  count: JobCount,
  pods: readonly Pod[],
  calls: ApiCalls<JobWrite>,
): Managed => {
  const expected: Expectations = { creations: 0, deletions: pods.length, recordedAt: now };
  const { deleted, deletedReady, unseen, failure } = deleteJobPods(pods, calls);
  return {
    active: count.active.length - deleted,
    ready: count.ready - deletedReady,
    terminating: count.terminating + deleted,
    expectations: lowered(expected, 0, unseen),
    ...(failure ? { failure: otherError(failure.message) } : {}),
  };
};

/**
 * Creates the Pods that a Job lacks, with a slow start, or deletes those that are too many; never both in one pass, and at
 * most 500. A suspended Job deletes all that are active. After failures it waits, longer each time, before it creates
 * again. Of an Indexed Job the lowest indexes come first.
 */
export const manageJob = (
  view: JobView,
  pods: readonly Pod[],
  count: JobCount,
  calls: ApiCalls<JobWrite>,
): Managed => {
  const { job, now, memory } = view;
  const { active, ready, terminating } = count;
  const untouched = { active: active.length, ready, terminating, expectations: memory.expectations };
  if (isSuspended(job)) {
    return removePods(view, count, podsForRemoval(view, active, active.length), calls);
  }
  const wanted = wantedActive(job, count);
  const surplus = podsForRemoval(view, active, Math.max(0, active.length - wanted)).slice(0, maxPodsPerSync);
  if (surplus.length > 0) return removePods(view, count, surplus, calls);
  const waitedFor = onlyReplacesFailedPods(job) ? terminating : 0;
  const missing = Math.min(wanted - waitedFor - active.length, maxPodsPerSync);
  if (missing <= 0) return untouched;
  const backoffMs = hasBackoffLimitPerIndex(job) ? 0 : remainingBackoffMs(count.backoff, now);
  if (backoffMs > 0) return { ...untouched, backoffMs };
  if (!isIndexed(job)) return createPods(view, count, missing, undefined, calls);
  const blocked = onlyReplacesFailedPods(job) ? pods.filter(isPodTerminating) : [];
  const pending = pendingIndexes(view, count, blocked, missing);
  if (pending.backoffMs > 0) return { ...untouched, backoffMs: pending.backoffMs };
  return createPods(view, count, pending.indexes.length, pending.indexes, calls);
};
