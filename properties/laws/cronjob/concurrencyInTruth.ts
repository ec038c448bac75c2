import { does, scheduledBy } from '../../../models/ruleFacts.ts';
import type { ScheduledJobView } from '../../../models/views/cronJobView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const concurrencyInTruth: LawRecord = {
  id: 'cronjob/concurrency-in-truth',
  says: 'Under Forbid and Replace a CronJob creates no Job while another of its own really runs, noted or not',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy',
  fields: ['cronjob.spec.concurrencyPolicy', 'cronjob.status.active'],
  exceptions: [
    'a controller that crashed after it had created a Job, and before it noted that',
    'a status that was refused, or a reply that was lost, until the next time came',
    'a status that the controller has not seen until the next time came',
  ],
  model: overViews({
    sees: [{ of: 'scheduled job', what: (job: ScheduledJobView) => job }],
    when: does('creation of a scheduled Job'),
    holds: ([jobs], step) => {
      const { minute } = scheduledBy(step!)!;
      const others = (jobs as readonly ScheduledJobView[]).filter((job) => job.minute !== minute);
      return !others.some((job) => job.is === 'Active');
    },
  }),
  mutants: ['cronjob-forgets-its-policy', 'cronjob-replaces-nothing'],
};
