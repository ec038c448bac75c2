import { composeStatefulSet } from '../../controllers/composeStatefulSet.ts';
import type { ControllerScenario, ExpectedBreach } from './controllerScenario.ts';

/** Who deletes a Pod by force promises that it no longer runs; Kubernetes does not look. */
const split: readonly ExpectedBreach[] = [
  {
    law: 'statefulset/at-most-one',
    by: 'a Pod that is deleted by force while it still runs',
    where: ({ budgets }) => budgets.forcedDeletions > 0,
  },
  {
    law: 'workload/heals',
    by: 'a node that stays cut off: its Pod is not replaced before somebody deletes it by force',
    where: ({ budgets }) => budgets.partitions > 0,
  },
];

export const statefulSetScenarios: readonly ControllerScenario[] = [
  {
    name: 'statefulset-updated',
    says: 'a StatefulSet of three whose template is changed, under a partition, while a Pod fails and its controller restarts',
    defaults: { replicas: 3, updates: 1, podFailures: 1, controllerRestarts: 1, staleLists: 1 },
    expects: split,
    compose: (plan, mutant) => composeStatefulSet({ ...plan, partition: 1 }, mutant),
  },
  {
    name: 'statefulset-cut-off',
    says: 'a StatefulSet of two, one of them on a node that is cut off, and a user who deletes by force',
    defaults: { replicas: 2, partitions: 1, forcedDeletions: 1, controllerRestarts: 1 },
    expects: split,
    compose: (plan, mutant) => composeStatefulSet({ ...plan, partition: 0 }, mutant),
  },
  {
    name: 'statefulset-two-leaders',
    says: 'a StatefulSet of two that two processes look after for a while: its names keep it from having a Pod twice',
    defaults: { replicas: 2, leaders: 1, podFailures: 1 },
    expects: split,
    compose: (plan, mutant) => composeStatefulSet({ ...plan, partition: 0 }, mutant),
  },
];
