import { composeControllers } from './composeControllers.ts';
import { ownerParts } from './parts/ownerParts.ts';
import { garbageCollectorRules } from './rules/garbageCollector.ts';
import { ownerUserRules } from './rules/ownerUsers.ts';
import { ownerViews } from './views/ownerViews.ts';

/** An owner that is deleted, its dependents, and a garbage collector that sees late. */
export const composeOwner = composeControllers({
  name: 'owner',
  parts: ownerParts,
  rules: (composer, parts, budgets, plan) => {
    // of the graphs that there might be few come of what there is
    composer.asOne();
    const controller = garbageCollectorRules(composer, parts, budgets);
    ownerUserRules(composer, parts, budgets, plan);
    return { controllers: [controller], changeable: controller.changeable };
  },
  views: ownerViews,
});

/** The rules of the garbage collector that mutants may change. */
export type OwnerRules = ReturnType<typeof composeOwner>['changeable'];
