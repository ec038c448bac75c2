import { composeSystem } from '../../checker/system/composeSystem.ts';
import type { Mutant } from '../mutation/mutant.ts';
import { changeRules, withChangedCharts } from '../mutation/seedFault.ts';
import type { Composed } from './composed.ts';
import { budgetParts } from './parts/budgets.ts';
import { type StatefulSetParts, statefulSetParts } from './parts/statefulSetParts.ts';
import type { StatefulSetPlan } from './plan/statefulSetPlan.ts';
import type { ControllersComposer } from './rules/controllersComposer.ts';
import { ordinalRules } from './rules/ordinals.ts';
import { statefulSetControllerRules } from './rules/statefulSetController.ts';
import { statefulSetViews } from './views/statefulSetViews.ts';

/** The rules around a StatefulSet that mutants may change. */
export type StatefulSetRules = ReturnType<typeof statefulSetControllerRules>['changeable'] &
  ReturnType<typeof ordinalRules>;

/** A StatefulSet, the Pods of its ordinals and what runs under their names, and controllers that see them late. */
export const composeStatefulSet = (plan: StatefulSetPlan, mutant?: Mutant): Composed<StatefulSetParts> => {
  const { system, handles } = composeSystem('StatefulSet', (plain: ControllersComposer) => {
    const composer = mutant ? withChangedCharts(plain, mutant) : plain;
    const parts = statefulSetParts(composer, plan);
    const budgets = budgetParts(composer, plan.budgets);
    const controller = statefulSetControllerRules(composer, parts, budgets);
    const changeable = { ...controller.changeable, ...ordinalRules(composer, parts, budgets) };
    const urgent = [controller.endsPass, ...controller.lists, ...(plan.lags ? [] : controller.sees)];
    composer.urgently(urgent);
    if (mutant) changeRules(composer, changeable, mutant);
    statefulSetViews(composer, parts, plan);
    return { parts, urgent, changeable };
  });
  return { system, ...handles };
};
