import { composeControllers } from './composeControllers.ts';
import { preemptionParts } from './parts/preemptionParts.ts';
import { preemptionRules } from './rules/preemption.ts';
import { preemptionViews } from './views/preemptionViews.ts';

/** Pods that contend for the slots of nodes, a budget that guards some of them, and the scheduler, which sees that late. */
export const composePreemption = composeControllers({
  name: 'preemption',
  parts: preemptionParts,
  rules: (composer, parts, budgets, plan) => {
    composer.asOne();
    const scheduler = preemptionRules(composer, parts, budgets, plan);
    return { controllers: [scheduler], changeable: scheduler.changeable };
  },
  views: preemptionViews,
});

/** The rules of the scheduler that mutants may change. */
export type PreemptionRules = ReturnType<typeof composePreemption>['changeable'];
