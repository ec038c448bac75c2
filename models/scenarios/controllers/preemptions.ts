import { composePreemption } from '../../controllers/composePreemption.ts';
import type { PreemptionPlan } from '../../controllers/plan/preemptionPlan.ts';
import type { AskedPlan, ControllerScenario, ExpectedBreach } from './controllerScenario.ts';

/**
 * Two Pods that a budget guards on a node of two slots, one that is worth a little more on a node of one, as many of high priority
 * as replicas are asked for, and one that takes whatever is free.
 */
const twoNodes = (plan: AskedPlan): PreemptionPlan => {
  const named = ['guarded Pod', 'guarded Pod', 'Pod'].map((name, at) => ({
    id: at + 1,
    name: `${name} ${at + 1}`,
  }));
  const [first, second, third] = named as [(typeof named)[0], (typeof named)[0], (typeof named)[0]];
  return {
    ...plan,
    nodes: [
      { id: 1, name: 'node 1', slots: 2 },
      { id: 2, name: 'node 2', slots: 1 },
    ],
    pods: [
      { ...first, priority: 0, guarded: true, node: 1 },
      { ...second, priority: 0, guarded: true, node: 1 },
      { ...third, priority: 1, guarded: false, node: 2 },
      ...Array.from({ length: plan.replicas }, (_, at) => ({
        id: at + 4,
        name: `Pod ${at + 4} of high priority`,
        priority: 10,
        guarded: false,
      })),
      {
        id: plan.replicas + 4,
        name: `Pod ${plan.replicas + 4} of low priority`,
        priority: 0,
        guarded: false,
      },
    ],
  };
};

const expects: readonly ExpectedBreach[] = [
  {
    law: 'scheduling/budget-last-resort',
    by: 'a budget whose status the scheduler has not seen since a Pod of it was deleted, or preempted for another one',
    where: ({ budgets, lags, replicas }) => lags && (budgets.deletions > 0 || replicas > 1),
  },
  {
    law: 'scheduling/nominated-room',
    by: 'a scheduler that restarts before it has stored which node it keeps for a Pod',
    where: ({ budgets }) => budgets.controllerRestarts > 0,
  },
];

export const preemptionScenarios: readonly ControllerScenario[] = [
  {
    name: 'preemption-nominated',
    says: 'a Pod of high priority for which others are preempted, one of low priority that would take their room, and a scheduler that restarts',
    defaults: { replicas: 1, controllerRestarts: 1 },
    expects,
    compose: (plan, mutant) => composePreemption(twoNodes(plan), mutant),
  },
  {
    name: 'preemption-budget',
    says: 'two Pods of high priority that preempt one after the other, and a budget whose status the scheduler sees late',
    defaults: { replicas: 2 },
    expects,
    compose: (plan, mutant) => composePreemption(twoNodes(plan), mutant),
  },
];
