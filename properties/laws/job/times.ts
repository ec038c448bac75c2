import { clockSkew, lateness } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import type { LawRecord } from '../lawRecord.ts';
import { changedJob, isFinished, reasonOf } from './changedJob.ts';
import { ofJobs } from './ofJobs.ts';

export const times: LawRecord = {
  id: 'job/times',
  says: 'A Job starts once, and again only after it was suspended; it has a completion time if and only if it is Complete; both are the times of their writes',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobstatus-v1-batch',
  fields: ['job.status.startTime', 'job.status.completionTime', 'job.spec.suspend'],
  record: ofJobs((step) => {
    const job = changedJob(step);
    if (job === undefined) return undefined;
    const old = (step.before as Job | undefined)?.status ?? {};
    const { startTime, completionTime } = job.status ?? {};
    const { record } = step;
    const isNow = (text: string): boolean =>
      seconds(text) <= record.time + clockSkew && seconds(text) >= record.time - lateness;
    if (old.startTime !== undefined && old.startTime !== startTime && !job.spec?.suspend) {
      const resumed =
        job.status?.conditions?.find(({ type }) => type === 'Suspended')?.reason === 'JobResumed';
      if (startTime === undefined || !resumed)
        return `its startTime became ${startTime}; it was ${old.startTime}`;
    }
    if (startTime !== undefined && startTime !== old.startTime && !isNow(startTime))
      return `it starts at ${startTime}, which is not the time of the write`;
    if (isFinished(job) && startTime === undefined) return 'it has ended, and never started';
    const complete = reasonOf(job, 'Complete') !== undefined;
    if (complete !== (completionTime !== undefined))
      return complete
        ? 'it is Complete, and has no completionTime'
        : 'it has a completionTime, and is not Complete';
    if (completionTime === undefined || completionTime === old.completionTime) return undefined;
    if (old.completionTime !== undefined)
      return `its completionTime became ${completionTime}; it was ${old.completionTime}`;
    return isNow(completionTime) && seconds(completionTime) >= seconds(startTime)
      ? undefined
      : `it is completed at ${completionTime}, which is not the time of the write`;
  }),
  lies: ['a Job that is complete, and does not say since when'],
};
