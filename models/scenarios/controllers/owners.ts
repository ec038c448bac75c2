import { composeOwner } from '../../controllers/composeOwner.ts';
import type { OwnerPlan } from '../../controllers/plan/ownerPlan.ts';
import type { AskedPlan, ControllerScenario, ExpectedBreach } from './controllerScenario.ts';

/** As many Pods as replicas are asked for, and one more once the owner is scaled up. */
const withPods = (plan: AskedPlan): OwnerPlan => ({
  ...plan,
  dependents: Array.from({ length: plan.replicas + Math.min(1, plan.budgets.scalings) }, (_, at) => ({
    id: at + 1,
    name: `pod ${at + 1}`,
    there: at < plan.replicas,
  })),
});

/** The collector goes by its graph, which knows only what it has heard of. */
const unheardOf: readonly ExpectedBreach[] = ['gc/foreground', 'gc/orphaned'].map((law) => ({
  law,
  by: 'a Pod that was created shortly before, of which the collector has not heard yet',
  where: ({ budgets, lags }) => budgets.scalings > 0 && lags,
}));

export const ownerScenarios: readonly ControllerScenario[] = [
  {
    name: 'owner-deleted',
    says: 'an owner that is deleted in the foreground, in the background, or leaving orphans, while the collector sees late and restarts',
    defaults: { replicas: 2, controllerRestarts: 1 },
    expects: unheardOf,
    compose: (plan, mutant) => composeOwner(withPods(plan), mutant),
  },
];
