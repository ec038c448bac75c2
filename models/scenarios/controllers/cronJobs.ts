import { composeCronJob } from '../../controllers/composeCronJob.ts';
import type { ControllerScenario, ExpectedBreach } from './controllerScenario.ts';

/** The controller knows only of Jobs that it has noted, and notes them after it has created them. */
const unnoted: readonly ExpectedBreach[] = [
  {
    law: 'cronjob/concurrency-in-truth',
    by: 'a controller that crashes after it has created a Job, and before it has noted it',
    where: ({ budgets }) => budgets.controllerRestarts + budgets.staleLists > 0,
  },
  {
    law: 'cronjob/concurrency-in-truth',
    by: 'a reply that is lost, or a status that is refused, and the next time comes before it is written again',
    where: ({ budgets }) => budgets.lostReplies + budgets.conflicts > 0,
  },
  {
    law: 'cronjob/concurrency-in-truth',
    by: 'a view of its own status that lags until the next time comes',
    where: ({ lags }) => lags,
  },
];

export const cronJobScenarios: readonly ControllerScenario[] = [
  {
    name: 'cronjob-forbid',
    says: 'a CronJob that forbids two Jobs at a time, and comes due twice, while its controller sees late and restarts',
    defaults: { replicas: 2, controllerRestarts: 1 },
    expects: unnoted,
    compose: (plan, mutant) => composeCronJob({ ...plan, times: plan.replicas, policy: 'Forbid' }, mutant),
  },
  {
    name: 'cronjob-replace',
    says: 'a CronJob that replaces the Job that still runs, and comes due twice, while its controller sees late and restarts',
    defaults: { replicas: 2, controllerRestarts: 1 },
    expects: unnoted,
    compose: (plan, mutant) => composeCronJob({ ...plan, times: plan.replicas, policy: 'Replace' }, mutant),
  },
  {
    name: 'cronjob-deadline',
    says: 'a CronJob that comes due once, whose Job may be started up to 90 seconds later, while its controller sees late and restarts',
    defaults: { replicas: 1, controllerRestarts: 1, conflicts: 1, lostReplies: 1 },
    compose: (plan, mutant) =>
      composeCronJob({ ...plan, times: 1, policy: 'Allow', startingDeadlineSeconds: 90 }, mutant),
  },
];
