import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofCreatedJobs } from './createdJob.ts';

export const suspended: LawRecord = {
  id: 'cronjob/suspended',
  says: 'A CronJob creates no Job while it is suspended or being deleted',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-suspension',
  fields: ['cronjob.spec.suspend', 'cronjob.metadata.deletionTimestamp'],
  record: ofCreatedJobs(({ live, cronJob, specs, time }) => {
    if (live === undefined) return undefined;
    const { name, deletionTimestamp } = cronJob.metadata ?? {};
    if (specs.every(({ suspend }) => suspend)) return `${name} creates it, and is suspended`;
    return seconds(deletionTimestamp) < time - viewLagSeconds
      ? `${name} creates it, and is being deleted since ${deletionTimestamp}`
      : undefined;
  }),
  lies: ['a Job of a CronJob that is suspended', 'a Job of a CronJob that is being deleted'],
};
