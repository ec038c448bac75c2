import type { LawRecord } from '../lawRecord.ts';
import { againAndAgain } from '../modelPredicate.ts';

export const starts: LawRecord = {
  id: 'cronjob/starts',
  says: 'The last time at which a CronJob came due is started in the end, whatever became of its controller',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/',
  fields: ['cronjob.spec.schedule', 'cronjob.status.lastScheduleTime'],
  exceptions: ['a starting deadline that has passed', 'a CronJob that is suspended or deleted'],
  model: againAndAgain('started'),
  mutants: ['cronjob-never-starts'],
};
