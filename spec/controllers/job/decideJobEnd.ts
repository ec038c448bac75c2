import type { Job } from '../../api/objects/batch.ts';
import type { Pod } from '../../api/objects/core.ts';
import { unixMillis } from '../common/time.ts';
import { countIndexes } from './completionIndexes.ts';
import { endDecidedBefore, type JobEnd } from './jobConditions.ts';
import type { JobCount } from './jobCount.ts';
import { isIndexed, isPodFailed, isSuspended } from './jobPods.ts';
import { judgeFailedPod } from './podFailurePolicy.ts';
import { judgeSuccess } from './successPolicy.ts';

/** What is decided of a Job's end; `deadlineInMs`: in how many milliseconds its deadline is over. */
export type Decided = { readonly end?: JobEnd | undefined; readonly deadlineInMs?: number };

const failure = (reason: string, message: string): JobEnd => ({ type: 'FailureTarget', reason, message });

/** The containers of the Pods that are not over have restarted as often as the limit allows (policy OnFailure only). */
const restartedTooOften = ({ spec }: Job, pods: readonly Pod[]): boolean => {
  if (spec?.template.spec?.restartPolicy !== 'OnFailure') return false;
  let restarts = 0;
  for (const { status } of pods) {
    if (status?.phase !== 'Running' && status?.phase !== 'Pending') continue;
    for (const { restartCount } of status.initContainerStatuses ?? []) restarts += restartCount;
    for (const { restartCount } of status.containerStatuses ?? []) restarts += restartCount;
  }
  const limit = spec.backoffLimit ?? 0;
  return limit === 0 ? restarts > 0 : restarts >= limit;
};

const failedByPolicy = (job: Job, pods: readonly Pod[]): JobEnd | undefined => {
  for (const pod of pods) {
    if (!isPodFailed(job, pod)) continue;
    const { message } = judgeFailedPod(job.spec?.podFailurePolicy, pod);
    if (message !== undefined) return failure('PodFailurePolicy', message);
  }
  return undefined;
};

const failedByIndexes = (
  { spec }: Job,
  { failedIndexes, succeededIndexes }: JobCount,
): JobEnd | undefined => {
  if (failedIndexes === undefined) return undefined;
  const failed = countIndexes(failedIndexes);
  if (spec?.maxFailedIndexes !== undefined && failed > spec.maxFailedIndexes) {
    return failure(
      'MaxFailedIndexesExceeded',
      'Job has exceeded the specified maximal number of failed indexes',
    );
  }
  const all = failed + countIndexes(succeededIndexes) >= (spec?.completions ?? 0);
  return failed > 0 && all ? failure('FailedIndexes', 'Job has failed indexes') : undefined;
};

/** What is left of `activeDeadlineSeconds`, in milliseconds; undefined for a Job without, not started, or suspended. */
const deadlineLeft = (job: Job, startTime: string | undefined, now: number): number | undefined => {
  const deadline = job.spec?.activeDeadlineSeconds;
  const start = unixMillis(startTime);
  if (deadline === undefined || start === undefined || isSuspended(job)) return undefined;
  return deadline * 1000 - (now - start);
};

/**
 * Whether a Job ends, and why, in this order: what an earlier pass has decided; a rule of the failure policy; the limit on
 * failures; the deadline; failed indexes; the success policy. That all completions are reached is seen after its Pods are
 * looked after. `startTime`: when it started, at the latest now.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#handling-pod-and-container-failures
 */
export const decideJobEnd = (
  job: Job,
  pods: readonly Pod[],
  count: JobCount,
  startTime: string | undefined,
  now: number,
): Decided => {
  const early = endDecidedBefore(job) ?? failedByPolicy(job, pods);
  if (early) return { end: early };
  if (count.failed > (job.spec?.backoffLimit ?? 0) || restartedTooOften(job, pods)) {
    return { end: failure('BackoffLimitExceeded', 'Job has reached the specified backoff limit') };
  }
  const left = deadlineLeft(job, startTime, now);
  if (left !== undefined && left <= 0) {
    return { end: failure('DeadlineExceeded', 'Job was active longer than specified deadline') };
  }
  const waits = left === undefined ? {} : { deadlineInMs: left };
  if (!isIndexed(job)) return waits;
  const failed = failedByIndexes(job, count);
  if (failed) return { end: failed, ...waits };
  const success = judgeSuccess(job.spec?.successPolicy, job.spec?.completions ?? 0, count.succeededIndexes);
  if (!success.matched) return waits;
  return {
    end: { type: 'SuccessCriteriaMet', reason: 'SuccessPolicy', message: success.message },
    ...waits,
  };
};
