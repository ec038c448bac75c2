import { composeControllers } from './composeControllers.ts';
import { daemonSetParts } from './parts/daemonSetParts.ts';
import { daemonNodeRules } from './rules/daemonNodes.ts';
import { daemonSetControllerRules } from './rules/daemonSetController.ts';
import { daemonSetViews } from './views/daemonSetViews.ts';

/** A DaemonSet, the nodes that it is for, its Pods, and controllers that see both late. */
export const composeDaemonSet = composeControllers({
  name: 'DaemonSet',
  parts: daemonSetParts,
  rules: (composer, parts, budgets) => {
    const controller = daemonSetControllerRules(composer, parts, budgets);
    daemonNodeRules(composer, parts, budgets);
    return { controllers: [controller], changeable: controller.changeable };
  },
  views: daemonSetViews,
});

/** The rules of the DaemonSet controller that mutants may change. */
export type DaemonSetRules = ReturnType<typeof composeDaemonSet>['changeable'];
