import { composeControllers } from './composeControllers.ts';
import { claimsParts } from './parts/claimsParts.ts';
import { claimRules } from './rules/claims.ts';
import { claimUserRules } from './rules/claimUsers.ts';
import { claimViews } from './views/claimViews.ts';

/** Owners whose selectors may overlap, Pods whose labels change, and controllers that see both late. */
export const composeClaims = composeControllers({
  name: 'claims',
  parts: claimsParts,
  rules: (composer, parts, budgets, plan) => {
    // of what each might have seen of Pods little ever comes together
    composer.asOne();
    const controller = claimRules(composer, parts, budgets, plan);
    claimUserRules(composer, parts, budgets, plan);
    return { controllers: [controller], changeable: controller.changeable };
  },
  views: claimViews,
});

/** The rules around owners that claim Pods that mutants may change. */
export type ClaimRules = ReturnType<typeof composeClaims>['changeable'];
