import { composeJob } from '../../controllers/composeJob.ts';
import type { JobPlan } from '../../controllers/plan/jobPlan.ts';
import type { AskedPlan, ControllerScenario, ExpectedBreach } from './controllerScenario.ts';

/** One Pod after the other. */
const oneByOne = (plan: AskedPlan): JobPlan => ({
  ...plan,
  completions: plan.replicas,
  parallelism: 1,
  backoffLimit: 1,
  indexed: false,
});

/** What a controller does not remember it does again. */
const again: readonly ExpectedBreach[] = [
  {
    law: 'job/counted-once',
    by: 'a restarted controller that is given an old list of Pods, in which one that was counted still has its finalizer',
    where: ({ budgets, lags }) => budgets.staleLists > 0 && lags,
  },
  {
    law: 'job/no-more-pods',
    by: 'a restarted controller that is given an old Job, in which nothing is said yet of a Pod that is gone since',
    where: ({ budgets, lags }) => budgets.staleLists > 0 && lags,
  },
  {
    law: 'job/indexes',
    by: 'the reply to a creation that is lost',
    where: ({ budgets }) => budgets.lostReplies > 0,
  },
];

export const jobScenarios: readonly ControllerScenario[] = [
  {
    gateOnly: true,
    name: 'job-counted',
    says: 'a Job of two completions whose Pods fail, and whose controller may crash between any two of its writes',
    defaults: { replicas: 2, places: 2, podFailures: 2, controllerRestarts: 1 },
    expects: again,
    compose: (plan, mutant) => composeJob(oneByOne(plan), mutant),
  },
  {
    gateOnly: true,
    name: 'job-evicted',
    says: 'a Job of one completion whose Pod is evicted, while its controller restarts and is given an old list',
    defaults: { replicas: 1, places: 2, deletions: 1, staleLists: 1 },
    expects: again,
    compose: (plan, mutant) => composeJob(oneByOne(plan), mutant),
  },
  {
    gateOnly: true,
    name: 'job-indexed',
    says: 'an Indexed Job of two completions with a Pod that fails, whose controller may crash between any two of its writes',
    defaults: { replicas: 2, places: 3, podFailures: 1, controllerRestarts: 1, conflicts: 1 },
    expects: again,
    compose: (plan, mutant) => composeJob({ ...oneByOne(plan), parallelism: 2, indexed: true }, mutant),
  },
];
