import { composeControllers } from './composeControllers.ts';
import { jobParts } from './parts/jobParts.ts';
import { jobControllerRules } from './rules/jobController.ts';
import { jobPodRules } from './rules/jobPods.ts';
import { jobViews } from './views/jobViews.ts';

/** A Job, its Pods, and controllers that see them late. */
export const composeJob = composeControllers({
  name: 'Job',
  parts: jobParts,
  rules: (composer, parts, budgets) => {
    // of the statuses that might be written over each other few ever are
    composer.asOne();
    const controller = jobControllerRules(composer, parts, budgets);
    const changeable = { ...controller.changeable, ...jobPodRules(composer, parts, budgets) };
    return { controllers: [controller], changeable };
  },
  views: jobViews,
});

/** The rules around a Job that mutants may change. */
export type JobRules = ReturnType<typeof composeJob>['changeable'];
