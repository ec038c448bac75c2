import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { CronJob, CronJobStatus } from '../../../spec/api/objects/batch.ts';
import { endOfJob } from '../../../spec/controllers/cronJob/jobHistory.ts';
import { jobNameAt } from '../../../spec/controllers/cronJob/startJob.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofCronJobs } from './ofCronJobs.ts';

type Times = 'lastScheduleTime' | 'lastSuccessfulTime';

const wentBack = (old: CronJobStatus, status: CronJobStatus, field: Times): string | undefined =>
  old[field] !== undefined && !(seconds(status[field]) >= seconds(old[field]))
    ? `its ${field} went from ${old[field]} to ${status[field] ?? 'none'}`
    : undefined;

/** A scheduled time is noted together with the Job that was started for it. */
const wrongSchedule = (cronJob: CronJob, old: CronJobStatus, status: CronJobStatus): string | undefined => {
  const before = new Set(old.active?.map(({ uid }) => uid));
  const started = (status.active ?? []).filter(({ uid }) => !before.has(uid));
  const last = status.lastScheduleTime;
  const name = jobNameAt(cronJob, seconds(last) * 1000);
  const other = started.find((each) => each.name !== name);
  if (other !== undefined) return `it notes ${other.name} as active, and ${last} as the last scheduled time`;
  return last !== old.lastScheduleTime && started.length === 0
    ? `its lastScheduleTime became ${last}, and it started no Job for that`
    : undefined;
};

export const times: LawRecord = {
  id: 'cronjob/times',
  says: 'The last scheduled time of a CronJob is that of the Job that it started last, the last successful one is the latest completion among its Jobs, and neither goes back',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobstatus-v1-batch',
  fields: ['cronjob.status.lastScheduleTime', 'cronjob.status.lastSuccessfulTime'],
  record: ofCronJobs(({ cronJob, old, status, jobs }, { record }) => {
    const back = wentBack(old, status, 'lastScheduleTime') ?? wentBack(old, status, 'lastSuccessfulTime');
    const wrong = back ?? wrongSchedule(cronJob, old, status);
    if (wrong !== undefined) return wrong;
    const { lastSuccessfulTime: last } = status;
    const complete = jobs.filter(({ job }) => endOfJob(job) === 'Complete');
    if (last !== old.lastSuccessfulTime && !complete.some(({ job }) => job.status?.completionTime === last))
      return `its lastSuccessfulTime became ${last}, and no Job of it was complete then`;
    const missed = complete.find(
      ({ job, endedAt = record.time, goneAt }) =>
        goneAt === undefined &&
        endedAt < record.time - viewLagSeconds &&
        !(seconds(last) >= seconds(job.status?.completionTime)),
    );
    return (
      missed && `its lastSuccessfulTime is ${last ?? 'none'}; ${missed.job.metadata.name} was complete later`
    );
  }),
  lies: [
    'a CronJob whose last time goes back',
    'a CronJob that notes a time for which it started nothing',
    'a CronJob that notes another time for what it started',
    'a CronJob with a success that was none',
    'a CronJob that misses a success',
  ],
};
