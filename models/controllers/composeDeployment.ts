import { composeControllers } from './composeControllers.ts';
import { deploymentParts } from './parts/deploymentParts.ts';
import { countedPodsRules } from './rules/countedPods.ts';
import { deploymentControllerRules } from './rules/deploymentController.ts';
import { deploymentUserRules } from './rules/deploymentUsers.ts';
import { deploymentViews } from './views/deploymentViews.ts';

/** A Deployment, its ReplicaSets with their Pods, and controllers that see them late. */
export const composeDeployment = composeControllers({
  name: 'Deployment',
  parts: deploymentParts,
  rules: (composer, parts, budgets, plan) => {
    const controller = deploymentControllerRules(composer, parts, budgets, plan);
    countedPodsRules(composer, parts.templates, budgets);
    deploymentUserRules(composer, parts, budgets);
    return { controllers: [controller], changeable: controller.changeable };
  },
  views: deploymentViews,
});

/** The rules of the Deployment controller that mutants may change. */
export type DeploymentRules = ReturnType<typeof composeDeployment>['changeable'];
