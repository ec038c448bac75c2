import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import type { StartedJob } from '../../../models/recorded/history/startedJobs.ts';
import { does, scheduledBy } from '../../../models/ruleFacts.ts';
import type { ObservedCronJobView, ScheduledJobView } from '../../../models/views/cronJobView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofCreatedJobs } from './createdJob.ts';

const runs = ({ job, endedAt, goneAt }: StartedJob): boolean =>
  endedAt === undefined && goneAt === undefined && job.metadata.deletionTimestamp === undefined;

export const concurrency: LawRecord = {
  id: 'cronjob/concurrency',
  says: 'Under Forbid a CronJob creates no Job while one that it has noted as active runs, under Replace it deletes those first',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy',
  fields: ['cronjob.spec.concurrencyPolicy', 'cronjob.status.active'],
  exceptions: ['Jobs of its own that it has not noted, created by hand for example'],
  model: overViews({
    sees: [
      { of: 'scheduled job', what: (job: ScheduledJobView) => job },
      { of: 'observed cron job', what: (cronJob: ObservedCronJobView) => cronJob },
    ],
    when: does('creation of a scheduled Job'),
    holds: (seen, step) => {
      const [jobs, cronJobs] = seen as [readonly ScheduledJobView[], readonly ObservedCronJobView[]];
      const { controller, minute } = scheduledBy(step!)!;
      const { policy, active } = cronJobs.find((each) => each.controller === controller)!;
      const running = jobs.filter((job) => job.is === 'Active' && job.minute !== minute);
      return policy === 'Allow' || !running.some((job) => active.includes(job.minute));
    },
  }),
  record: ofCreatedJobs(({ live, cronJob, specs, time }, { history }) => {
    if (live === undefined || live.time >= time - viewLagSeconds) return undefined;
    const active = cronJob.status?.active ?? [];
    const running = history.startedJobs
      .of(live.object)
      .find((each) => runs(each) && active.some(({ uid }) => uid === each.job.metadata.uid));
    if (running === undefined) return undefined;
    const { name } = running.job.metadata;
    if (specs.every(({ concurrencyPolicy }) => concurrencyPolicy === 'Forbid'))
      return `it is created while ${name} runs, and its CronJob forbids that`;
    return specs.every(({ concurrencyPolicy }) => concurrencyPolicy === 'Replace')
      ? `it is created to replace ${name}, which nobody has deleted`
      : undefined;
  }),
  mutants: ['cronjob-forgets-its-policy', 'cronjob-replaces-nothing'],
  lies: ['a CronJob that forbids what it does', 'a CronJob that replaces nothing'],
};
