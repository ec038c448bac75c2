import type { LawRecord } from '../lawRecord.ts';
import { changedJob } from './changedJob.ts';
import { ofJobs } from './ofJobs.ts';

export const counts: LawRecord = {
  id: 'job/counts',
  says: "A Job's status counts as ready the active Pods of it that were ready at some moment, and as terminating those that were being deleted and had not ended",
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobstatus-v1-batch',
  fields: ['job.status.ready', 'job.status.terminating'],
  exceptions: ['Pods that the Job deletes are counted as terminating, and no longer as ready, at once'],
  record: ofJobs((step) => {
    const status = changedJob(step)?.status;
    const { history, after } = step;
    const window = history.tallies.window(after.metadata.uid);
    if (status === undefined || window === undefined) return undefined;
    const { ready = 0, terminating } = status;
    const fits = window.settle(([active = 0, isReady = 0, leaving = 0]) => {
      const deleted = Math.max(0, (terminating ?? leaving) - leaving);
      if (terminating !== undefined && terminating < leaving) return false;
      return deleted <= active && ready <= isReady && ready >= isReady - deleted;
    });
    return fits
      ? undefined
      : `it counts ${ready} ready and ${terminating ?? 0} terminating Pods; there were never so many since it counted last (now ${window.newest})`;
  }),
  lies: ['a Job with a ready Pod that is not', 'a Job with a Pod that terminates too many'],
};
