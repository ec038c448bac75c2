import { composeControllers } from './composeControllers.ts';
import { statefulSetParts } from './parts/statefulSetParts.ts';
import { ordinalRules } from './rules/ordinals.ts';
import { statefulSetControllerRules } from './rules/statefulSetController.ts';
import { statefulSetViews } from './views/statefulSetViews.ts';

/** A StatefulSet, the Pods of its ordinals and what runs under their names, and controllers that see them late. */
export const composeStatefulSet = composeControllers({
  name: 'StatefulSet',
  parts: statefulSetParts,
  rules: (composer, parts, budgets) => {
    const controller = statefulSetControllerRules(composer, parts, budgets);
    const changeable = { ...controller.changeable, ...ordinalRules(composer, parts, budgets) };
    return { controllers: [controller], changeable };
  },
  views: statefulSetViews,
});

/** The rules around a StatefulSet that mutants may change. */
export type StatefulSetRules = ReturnType<typeof composeStatefulSet>['changeable'];
