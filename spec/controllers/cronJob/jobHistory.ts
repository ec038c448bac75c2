import type { CronJob, Job } from '../../api/objects/batch.ts';
import { unixMillis } from '../common/time.ts';

/** How a Job has ended: the first of its conditions Complete and Failed that is True; undefined if it has not. */
export const endOfJob = ({ status }: Job): 'Complete' | 'Failed' | undefined => {
  const condition = status?.conditions?.find(
    ({ type, status: is }) => (type === 'Complete' || type === 'Failed') && is === 'True',
  );
  return condition?.type === 'Complete' || condition?.type === 'Failed' ? condition.type : undefined;
};

/** The Jobs that started first, those that never did last; by name where they started at the same time. */
const inOrderOfStart = (jobs: readonly Job[]): readonly Job[] =>
  jobs
    .map((job) => ({ job, start: unixMillis(job.status?.startTime) ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => {
      if (a.start !== b.start) return a.start < b.start ? -1 : 1;
      return (a.job.metadata?.name ?? '') < (b.job.metadata?.name ?? '') ? -1 : 1;
    })
    .map(({ job }) => job);

/**
 * The finished Jobs that a CronJob no longer keeps, those that started first: beyond `successfulJobsHistoryLimit` of those
 * that completed, then beyond `failedJobsHistoryLimit` of those that failed. Without a limit all are kept.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits
 */
export const outdatedJobs = ({ spec }: CronJob, jobs: readonly Job[]): readonly Job[] => {
  const beyond = (end: 'Complete' | 'Failed', limit: number | undefined): readonly Job[] => {
    if (limit === undefined) return [];
    const ended = inOrderOfStart(jobs.filter((job) => endOfJob(job) === end));
    return ended.slice(0, Math.max(0, ended.length - limit));
  };
  return [
    ...beyond('Complete', spec?.successfulJobsHistoryLimit),
    ...beyond('Failed', spec?.failedJobsHistoryLimit),
  ];
};
