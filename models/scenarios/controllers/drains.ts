import { composeDrain } from '../../controllers/composeDrain.ts';
import type { DrainPlan } from '../../controllers/plan/drainPlan.ts';
import type { AskedPlan, ControllerScenario, ExpectedBreach } from './controllerScenario.ts';

/** Two nodes that are drained, and one that takes what is evicted; one Pod may be unavailable. */
const twoNodes = (plan: AskedPlan): DrainPlan => ({
  ...plan,
  maxUnavailable: 1,
  nodes: [1, 2, 3].map((id) => ({ id, name: `node ${id}`, drained: id < 3 })),
});

/** A budget guards against what asks it first, by what its controller has seen. */
const unguarded: readonly ExpectedBreach[] = [
  {
    law: 'disruption/budget-in-truth',
    by: 'a Pod that fails, loses its readiness or is deleted by itself, of which the budget does not know yet',
    where: ({ budgets: { podFailures, readinessLosses, deletions } }) =>
      podFailures + readinessLosses + deletions > 0,
  },
  {
    law: 'disruption/budget',
    by: 'a Pod that is evicted before the controller has heard of it, in the place of one that went by itself: it forgets the eviction',
    where: ({ budgets: { podFailures, readinessLosses, deletions }, lags }) =>
      podFailures + readinessLosses + deletions > 0 && lags,
  },
  {
    law: 'disruption/budget-in-truth',
    by: 'an eviction that the controller has not seen for two minutes: it counts the Pod again',
    where: ({ budgets, lags }) => budgets.expiries > 0 && lags,
  },
];

export const drainScenarios: readonly ControllerScenario[] = [
  {
    name: 'drain-two-nodes',
    says: 'two nodes that are drained at a time, and a budget that allows one Pod to be unavailable, whose controller sees late',
    defaults: { replicas: 2, places: 3, controllerRestarts: 1, conflicts: 1 },
    expects: unguarded,
    compose: (plan, mutant) => composeDrain(twoNodes(plan), mutant),
  },
];
