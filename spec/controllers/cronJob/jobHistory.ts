import type { CronJob, Job } from '../../api/objects/batch.ts';
import { unixMillis } from '../common/time.ts';

/** How a Job has ended: the first of its conditions Complete and Failed that is True; undefined if it has not. */
export const endOfJob = ({ status }: Job): 'Complete' | 'Failed' | undefined => {
  const condition = status?.conditions?.find(
    ({ type, status: is }) => (type === 'Complete' || type === 'Failed') && is === 'True',
  );
  return condition?.type === 'Complete' || condition?.type === 'Failed' ? condition.type : undefined;
};

const startedFirst = (a: Job, b: Job): number => {
  const first = unixMillis(a.status?.startTime) ?? Number.POSITIVE_INFINITY;
  const second = unixMillis(b.status?.startTime) ?? Number.POSITIVE_INFINITY;
  if (first !== second) return first < second ? -1 : 1;
  return (a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1;
};

/**
 * The finished Jobs that a CronJob no longer keeps, those that started first: beyond `successfulJobsHistoryLimit` of those
 * that completed, then beyond `failedJobsHistoryLimit` of those that failed. Without a limit all are kept.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits
 */
export const outdatedJobs = ({ spec }: CronJob, jobs: readonly Job[]): readonly Job[] => {
  const beyond = (end: 'Complete' | 'Failed', limit: number | undefined): readonly Job[] => {
    if (limit === undefined) return [];
    const ended = jobs.filter((job) => endOfJob(job) === end).sort(startedFirst);
    return ended.slice(0, Math.max(0, ended.length - limit));
  };
  return [
    ...beyond('Complete', spec?.successfulJobsHistoryLimit),
    ...beyond('Failed', spec?.failedJobsHistoryLimit),
  ];
};
