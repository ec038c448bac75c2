import type { JobStatus } from '../../api/objects/batch.ts';
import type { Pod } from '../../api/objects/core.ts';
import type { ApiCalls, ApiError } from '../common/apiCalls.ts';
import { apiTime } from '../common/time.ts';
import { countIndexes, hasIndex, indexesText, withIndexes } from './completionIndexes.ts';
import { type JobEnd, newCondition, withCondition } from './jobConditions.ts';
import type { JobCount } from './jobCount.ts';
import { completionIndexOf, hasTrackingFinalizer, isIndexed, isPodFailed, validIndexOf } from './jobPods.ts';
import { type JobView, type JobWrite, maxUncountedPods } from './jobView.ts';
import { judgeFailedPod } from './podFailurePolicy.ts';

export type Tracked = {
  readonly status: JobStatus;
  readonly error?: ApiError;
  /** the status was written with the Pods noted down: the record of failures holds from now on */
  readonly noted: boolean;
  /** it has been written that the Job is finished */
  readonly finished: boolean;
  /** UIDs of Pods whose finalizer is off */
  readonly takenOff: readonly string[];
};

const uidOf = ({ metadata }: Pod): string => metadata?.uid ?? '';

/** Whether a Pod may lose its finalizer: it has succeeded, or failed and is not kept for its replacement, or all is over. */
const isDone = (view: JobView, count: JobCount, end: JobEnd | undefined, pod: Pod): boolean => {
  if (view.job.metadata?.deletionTimestamp || end || pod.status?.phase === 'Succeeded') return true;
  if (!isPodFailed(view.job, pod)) return false;
  const index = completionIndexOf(pod);
  const replaced = index === undefined ? undefined : count.replaced.get(index);
  return replaced === undefined || uidOf(replaced) !== uidOf(pod);
};

type Noted = {
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  readonly newIndexes: readonly number[];
  readonly pods: readonly Pod[];
  readonly reachedLimit: boolean;
};

/** Those without an index first. */
const inOrderOfIndex = (pods: readonly Pod[]): readonly Pod[] =>
  pods
    .map((pod) => ({ pod, index: completionIndexOf(pod) ?? -1 }))
    .sort((a, b) => a.index - b.index)
    .map(({ pod }) => pod);

/** First write: the Pods that have finished are noted down in the status, at most 500. */
const noteDown = (
  view: JobView,
  pods: readonly Pod[],
  count: JobCount,
  end: JobEnd | undefined,
  before: { readonly succeeded: readonly string[]; readonly failed: readonly string[] },
): Noted => {
  const { job, memory } = view;
  const known = job.status?.uncountedTerminatedPods;
  const succeeded = [...before.succeeded];
  const failed = [...before.failed];
  const newIndexes: number[] = [];
  const done: Pod[] = [];
  const failsAll = end !== undefined && end.type !== 'SuccessCriteriaMet';
  const ordered = isIndexed(job) ? inOrderOfIndex(pods) : pods;
  for (const pod of ordered) {
    const uid = uidOf(pod);
    if (!hasTrackingFinalizer(pod) || memory.finalizersTakenOff?.has(uid)) continue;
    if (!isDone(view, count, end, pod)) continue;
    done.push(pod);
    const index = validIndexOf(job, pod);
    if (pod.status?.phase === 'Succeeded' && !known?.failed?.includes(uid)) {
      if (!isIndexed(job)) {
        if (!known?.succeeded?.includes(uid)) succeeded.push(uid);
      } else if (index !== undefined && !hasIndex(count.succeededBefore, index)) newIndexes.push(index);
    } else if (isPodFailed(job, pod) || failsAll) {
      const counts =
        !known?.failed?.includes(uid) &&
        (!isIndexed(job) || index !== undefined) &&
        judgeFailedPod(job.spec?.podFailurePolicy, pod).counts;
      if (counts) failed.push(uid);
    }
    if (newIndexes.length + succeeded.length + failed.length >= maxUncountedPods) {
      return { succeeded, failed, newIndexes, pods: done, reachedLimit: true };
    }
  }
  return { succeeded, failed, newIndexes, pods: done, reachedLimit: false };
};

/** Moves the Pods that no longer have the finalizer from the note into the counts. */
const countOff = (status: JobStatus, withFinalizer: ReadonlySet<string>): JobStatus => {
  const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {};
  const left = {
    succeeded: succeeded.filter((uid) => withFinalizer.has(uid)),
    failed: failed.filter((uid) => withFinalizer.has(uid)),
  };
  const counted = succeeded.length + failed.length - left.succeeded.length - left.failed.length;
  if (counted === 0) return status;
  return {
    ...status,
    succeeded: (status.succeeded ?? 0) + succeeded.length - left.succeeded.length,
    failed: (status.failed ?? 0) + failed.length - left.failed.length,
    uncountedTerminatedPods: left,
  };
};

/** What an Indexed Job's status says of its indexes. */
const withIndexStatus = (view: JobView, status: JobStatus, count: JobCount, noted: Noted): JobStatus => {
  if (!isIndexed(view.job)) return status;
  const succeeded = withIndexes(count.succeededIndexes, noted.newIndexes);
  const { failedIndexes: _, ...rest } = status;
  const failed = count.failedIndexes ? { failedIndexes: indexesText(count.failedIndexes) } : {};
  return {
    ...rest,
    succeeded: countIndexes(succeeded),
    completedIndexes: indexesText(succeeded),
    ...failed,
  };
};

/** The end as it is told before all Pods are counted, and as it is told at last. */
const withInterim = (
  status: JobStatus,
  end: JobEnd | undefined,
  now: number,
): { readonly status: JobStatus; readonly final: JobEnd | undefined } => {
  if (end?.type !== 'FailureTarget' && end?.type !== 'SuccessCriteriaMet') return { status, final: end };
  const conditions = status.conditions ?? [];
  const known = conditions.some(({ type, status: is }) => type === end.type && is === 'True');
  const told = known ? status : { ...status, conditions: [...conditions, newCondition(end, 'True', now)] };
  return { status: told, final: { ...end, type: end.type === 'FailureTarget' ? 'Failed' : 'Complete' } };
};

const sameStatus = (a: JobStatus, b: JobStatus): boolean =>
  a === b ||
  ((a.completedIndexes ?? '') === (b.completedIndexes ?? '') && a.failedIndexes === b.failedIndexes);

/**
 * Counts finished Pods in three writes, so that none is counted twice or lost, whatever fails in between: they are noted
 * down in the status; their finalizers are taken off; what has none any more moves from the note into the counts. A Job
 * is told to be finished only when nothing is left to count and no Pod is terminating. `changed`: the status has changed
 * before this.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
export const trackFinishedPods = (
  view: JobView,
  pods: readonly Pod[],
  count: JobCount,
  {
    status: given,
    end,
    terminating,
    changed,
  }: {
    readonly status: JobStatus;
    readonly end: JobEnd | undefined;
    readonly terminating: number;
    readonly changed: boolean;
  },
  { call }: ApiCalls<JobWrite>,
): Tracked => {
  const { memory, now } = view;
  const withFinalizer = new Set(
    pods.filter((pod) => hasTrackingFinalizer(pod) && !memory.finalizersTakenOff?.has(uidOf(pod))).map(uidOf),
  );
  const cleaned = countOff(given, withFinalizer);
  const { succeeded = [], failed = [] } = cleaned.uncountedTerminatedPods ?? {};
  const noted = noteDown(view, pods, count, end, { succeeded, failed });
  const withNote: JobStatus = {
    ...cleaned,
    uncountedTerminatedPods: { succeeded: [...noted.succeeded], failed: [...noted.failed] },
  };
  const withIndexed = withIndexStatus(view, withNote, count, noted);
  const interim = withInterim(withIndexed, end, now);
  const hasNoted =
    noted.succeeded.length > succeeded.length ||
    noted.failed.length > failed.length ||
    noted.newIndexes.length > 0;
  let status = interim.status;
  const flushes =
    changed || hasNoted || cleaned !== given || status !== withIndexed || !sameStatus(withNote, withIndexed);
  if (flushes) {
    const error = call({ kind: 'updateStatus', status });
    if (error) return { status, error, noted: false, finished: false, takenOff: [] };
  }
  const takenOff: string[] = [];
  let refused: ApiError | undefined;
  for (const pod of noted.pods) {
    const error = call({ kind: 'removeFinalizer', pod: pod.metadata?.name ?? '' });
    if (error !== undefined && error.reason !== 'NotFound') {
      refused ??= error;
      continue;
    }
    withFinalizer.delete(uidOf(pod));
    takenOff.push(uidOf(pod));
  }
  const counted = countOff(status, withFinalizer);
  let pending = counted !== status;
  status = counted;
  if (refused) {
    const error = pending ? call({ kind: 'updateStatus', status }) : undefined;
    return { status, error: error ?? refused, noted: flushes, finished: false, takenOff };
  }
  const left = status.uncountedTerminatedPods;
  const nothingLeft = (left?.succeeded?.length ?? 0) + (left?.failed?.length ?? 0) === 0;
  const finished = Boolean(interim.final) && nothingLeft && terminating === 0 && !noted.reachedLimit;
  if (interim.final && finished) {
    const condition = newCondition(interim.final, 'True', now);
    const conditions = [...withCondition(status.conditions ?? [], condition)];
    const completion = interim.final.type === 'Complete' ? { completionTime: apiTime(now) } : {};
    status = { ...status, conditions, ...completion };
    pending = true;
  }
  const error = pending ? call({ kind: 'updateStatus', status }) : undefined;
  if (error) return { status, error, noted: flushes, finished: false, takenOff };
  return { status, noted: flushes, finished, takenOff };
};
