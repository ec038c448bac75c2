import type { CronJobStatus, Job } from '../../api/objects/batch.ts';
import type { ApiError } from '../common/apiCalls.ts';
import { unixMillis } from '../common/time.ts';
import type { CronJobView } from './cronJobView.ts';
import { endOfJob } from './jobHistory.ts';

/** The status after a Job is no longer active. */
export const withoutActive = (status: CronJobStatus, uid: string | undefined): CronJobStatus => ({
  ...status,
  active: (status.active ?? []).filter((each) => each.uid !== uid),
});

const isActive = (status: CronJobStatus, job: Job): boolean =>
  (status.active ?? []).some(({ uid }) => uid === job.metadata?.uid);

/** The time of the last success, if this Job's is later. */
const withSuccess = (status: CronJobStatus, job: Job): CronJobStatus => {
  const completion = job.status?.completionTime;
  const succeeded = job.status?.conditions?.some(
    ({ type, status: is }) => type === 'Complete' && is === 'True',
  );
  if (!succeeded || completion === undefined) return status;
  const last = unixMillis(status.lastSuccessfulTime);
  const isLater = last === undefined || (unixMillis(completion) ?? 0) > last;
  return isLater ? { ...status, lastSuccessfulTime: completion } : status;
};

/**
 * The status of a CronJob after a look at its Jobs: those that have finished are no longer active, nor those that are
 * neither in the cache nor in the API; the last success is noted. A Job that is not known as active is left alone.
 */
export const observeJobs = (
  { jobs, liveJob }: CronJobView,
  given: CronJobStatus,
): { readonly status: CronJobStatus; readonly error?: ApiError } => {
  let status = given;
  for (const job of jobs) {
    if (endOfJob(job) === undefined) continue;
    if (isActive(status, job)) status = withoutActive(status, job.metadata?.uid);
    status = withSuccess(status, job);
  }
  for (const { uid, name = '' } of status.active ?? []) {
    if (jobs.some(({ metadata }) => metadata?.uid === uid)) continue;
    const live = liveJob(name);
    if (live.found) continue;
    if (live.error.reason !== 'NotFound') return { status, error: live.error };
    status = withoutActive(status, uid);
  }
  return { status };
};
