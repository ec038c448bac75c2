import { composeControllers } from './composeControllers.ts';
import { replicaSetsParts } from './parts/replicaSetParts.ts';
import { kubeletRules } from './rules/kubelets.ts';
import { replicaSetControllerRules } from './rules/replicaSetController.ts';
import { replicaSetUserRules } from './rules/replicaSetUsers.ts';
import { replicaSetViews } from './views/replicaSetViews.ts';

/** ReplicaSets, their Pods, and controllers that see them late. */
export const composeReplicaSets = composeControllers({
  name: 'ReplicaSets',
  parts: replicaSetsParts,
  rules: (composer, parts, budgets, plan) => {
    const controller = replicaSetControllerRules(composer, parts, budgets, plan);
    kubeletRules(composer, parts.pods, budgets);
    replicaSetUserRules(composer, parts, budgets, plan);
    return { controllers: [controller], changeable: controller.changeable };
  },
  views: replicaSetViews,
});

/** The rules of the ReplicaSet controller that mutants may change. */
export type ReplicaSetRules = ReturnType<typeof composeReplicaSets>['changeable'];
