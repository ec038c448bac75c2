import { composeControllers } from './composeControllers.ts';
import { drainParts } from './parts/drainParts.ts';
import { disruptionControllerRules } from './rules/disruptionController.ts';
import { drainRules } from './rules/drains.ts';
import { kubeletRules } from './rules/kubelets.ts';
import { drainViews } from './views/drainViews.ts';

/** A ReplicaSet that a PodDisruptionBudget guards, nodes that are drained, and disruption controllers that see late. */
export const composeDrain = composeControllers({
  name: 'drain',
  parts: drainParts,
  rules: (composer, parts, budgets, plan) => {
    // of the statuses that a budget might have about any Pods few fit those that there are
    composer.asOne();
    const controller = disruptionControllerRules(composer, parts, budgets, plan);
    const evictions = drainRules(composer, parts, budgets, plan);
    kubeletRules(composer, parts.pods, budgets);
    return { controllers: [controller], changeable: { ...controller.changeable, ...evictions } };
  },
  views: drainViews,
});

/** The rules around a budget that mutants may change. */
export type DrainRules = ReturnType<typeof composeDrain>['changeable'];
