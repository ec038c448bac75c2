import { composeControllers } from './composeControllers.ts';
import { cronJobParts } from './parts/cronJobParts.ts';
import { cronJobControllerRules } from './rules/cronJobController.ts';
import { cronJobViews } from './views/cronJobViews.ts';

/** A CronJob that comes due by a clock, its Jobs, and controllers that see both late. */
export const composeCronJob = composeControllers({
  name: 'CronJob',
  parts: cronJobParts,
  rules: (composer, parts, budgets, plan) => {
    composer.asOne();
    const controller = cronJobControllerRules(composer, parts, budgets, plan);
    return { controllers: [controller], changeable: controller.changeable };
  },
  views: cronJobViews,
});

/** The rules of the CronJob controller that mutants may change. */
export type CronJobRules = ReturnType<typeof composeCronJob>['changeable'];
