import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import type { StartedJob } from '../../../models/recorded/history/startedJobs.ts';
import type { CronJobSpec } from '../../../spec/api/objects/batch.ts';
import { endOfJob } from '../../../spec/controllers/cronJob/jobHistory.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofCronJobs } from './ofCronJobs.ts';

const ends = [
  ['Complete', 'successfulJobsHistoryLimit'],
  ['Failed', 'failedJobsHistoryLimit'],
] as const;

/** It has ended, and its CronJob has had the time to see that. */
const isOver = ({ job, endedAt, goneAt }: StartedJob, end: string, since: number): boolean =>
  goneAt === undefined &&
  job.metadata.deletionTimestamp === undefined &&
  endOfJob(job) === end &&
  endedAt !== undefined &&
  endedAt < since;

export const history: LawRecord = {
  id: 'cronjob/history',
  says: 'Whenever a CronJob looks at its Jobs it deletes those that ended beyond the limits of its history',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits',
  fields: ['cronjob.spec.successfulJobsHistoryLimit', 'cronjob.spec.failedJobsHistoryLimit'],
  record: ofCronJobs(({ cronJob, jobs }, step) => {
    const live = step.history.objects.get(cronJob.metadata?.uid ?? '');
    if (live === undefined) return undefined;
    const specs = [cronJob.spec, ...seenSpecs(live, step.record.time)] as CronJobSpec[];
    for (const [end, limit] of ends) {
      const most = Math.max(...specs.map((spec) => spec[limit] ?? Number.POSITIVE_INFINITY));
      const kept = jobs.filter((each) => isOver(each, end, step.record.time - viewLagSeconds));
      if (kept.length > most) return `${kept.length} Jobs of it are ${end}, and its ${limit} is ${most}`;
    }
    return undefined;
  }),
  lies: ['a CronJob that keeps more Jobs than it may'],
};
