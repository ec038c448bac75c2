import { isTooLate } from '../../../models/controllers/plan/cronJobPlan.ts';
import { does, scheduledBy } from '../../../models/ruleFacts.ts';
import type { StartingDeadlineView } from '../../../models/views/cronJobView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const startingDeadline: LawRecord = {
  id: 'cronjob/starting-deadline',
  says: 'A CronJob creates no Job more than startingDeadlineSeconds after the time that it was scheduled for',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',
  fields: ['cronjob.spec.startingDeadlineSeconds'],
  exceptions: ['a pass that began in time, and created the Job later'],
  model: overViews({
    sees: [{ of: 'starting deadline', what: (view: StartingDeadlineView) => view }],
    when: does('creation of a scheduled Job'),
    holds: (seen, step) => {
      const [[view]] = seen as [readonly [StartingDeadlineView]];
      return !isTooLate(view, scheduledBy(step!)!.minute, view.minute);
    },
  }),
  mutants: ['cronjob-starts-too-late'],
};
