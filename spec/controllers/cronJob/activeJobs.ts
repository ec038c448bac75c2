import type { CronJobStatus, Job } from '../../api/objects/batch.ts';
import type { ApiError } from '../common/apiCalls.ts';
import { unixMillis } from '../common/time.ts';
import type { CronJobView, LiveStatus } from './cronJobView.ts';
import { endOfJob } from './jobHistory.ts';

/** The status after a Job is no longer active. */
export const withoutActive = (status: CronJobStatus, uid: string | undefined): CronJobStatus => ({
  ...status,
  active: (status.active ?? []).filter((each) => each.uid !== uid),
});

const isActive = (status: CronJobStatus, job: Job): boolean =>
  (status.active ?? []).some(({ uid }) => uid === job.metadata?.uid);

/** The time of the last success, if this Job's is later; a first success changes it, even one without a time. */
const withSuccess = (observed: ObservedJobs, job: Job): ObservedJobs => {
  const { status } = observed;
  const completion = job.status?.completionTime;
  const succeeded = job.status?.conditions?.some(
    ({ type, status: is }) => type === 'Complete' && is === 'True',
  );
  const last = unixMillis(status.lastSuccessfulTime);
  const isLater = last === undefined || (unixMillis(completion) ?? 0) > last;
  if (!succeeded || !isLater) return observed;
  const next = completion === undefined ? status : { ...status, lastSuccessfulTime: completion };
  return { ...observed, status: next, changed: true };
};

/** What a CronJob's status is by its Jobs. */
export type ObservedJobs = {
  /** by which the pass decides */
  readonly status: CronJobStatus;
  /** whether the status is to be written */
  readonly changed: boolean;
  /**
   * the status that is written in place of that one. Once the CronJob was read anew, what the pass learns and does is noted on
   * what was read, and what was noted before is written: a fault of Kubernetes that the next pass mends.
   */
  readonly written?: CronJobStatus;
  readonly error?: ApiError;
};

/** A Job runs that is not known as active: the CronJob may have been read too early. */
const readAgain = (observed: ObservedJobs, job: Job, live: LiveStatus | undefined): ObservedJobs => {
  if (live?.found === false) return { ...observed, error: live.error };
  if (live === undefined || !isActive(live.status, job)) return observed;
  return { ...observed, status: live.status, written: observed.written ?? observed.status };
};

/**
 * The status of a CronJob after a look at its Jobs: those that have finished are no longer active, nor those that are
 * neither in the cache nor in the API; the last success is noted. A Job that is not known as active is left alone.
 */
export const observeJobs = (
  { jobs, liveJob, liveStatus }: CronJobView,
  given: ObservedJobs,
): ObservedJobs => {
  let observed = given;
  for (const job of jobs) {
    if (endOfJob(job) === undefined) {
      if (!isActive(observed.status, job)) observed = readAgain(observed, job, liveStatus);
      if (observed.error) return observed;
      continue;
    }
    if (isActive(observed.status, job)) {
      observed = { ...observed, status: withoutActive(observed.status, job.metadata?.uid), changed: true };
    }
    observed = withSuccess(observed, job);
  }
  for (const { uid, name = '' } of observed.status.active ?? []) {
    if (jobs.some(({ metadata }) => metadata?.uid === uid)) continue;
    const live = liveJob(name);
    if (live.found) continue;
    if (live.error.reason !== 'NotFound') return { ...observed, error: live.error };
    observed = { ...observed, status: withoutActive(observed.status, uid), changed: true };
  }
  return observed;
};
