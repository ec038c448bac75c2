import { composeSystem } from '../../checker/system/composeSystem.ts';
import type { RuleHandle } from '../../checker/system/rule.ts';
import type { Mutant, Rules } from '../mutation/mutant.ts';
import { changeRules, withChangedCharts } from '../mutation/seedFault.ts';
import type { Composed } from './composed.ts';
import { type BudgetParts, budgetParts } from './parts/budgets.ts';
import type { ControllersPlan } from './plan/controllersPlan.ts';
import type { ControllerRules } from './rules/controllerRules.ts';
import type { ControllersComposer } from './rules/controllersComposer.ts';

/** What a system of controllers is composed of: its parts, the rules of each controller and of everybody else, views. */
export type ControllersModel<L extends ControllersPlan, P, R extends Rules> = {
  readonly name: string;
  readonly parts: (composer: ControllersComposer, plan: L) => P;
  readonly rules: (
    composer: ControllersComposer,
    parts: P,
    budgets: BudgetParts,
    plan: L,
  ) => {
    readonly controllers: readonly ControllerRules[];
    /** what mutants may change */
    readonly changeable: R;
  };
  readonly views: (composer: ControllersComposer, parts: P, plan: L) => void;
};

/**
 * Controllers, what they look after, and everybody else who acts on it. Within one step passes end that have nothing left
 * to write, what is listed is listed, and, unless views lag, whatever changes is seen.
 */
export const composeControllers =
  <L extends ControllersPlan, P, R extends Rules>(model: ControllersModel<L, P, R>) =>
  (plan: L, mutant?: Mutant): Composed<P, R> => {
    const { system, handles } = composeSystem(model.name, (plain: ControllersComposer) => {
      const composer = mutant ? withChangedCharts(plain, mutant) : plain;
      const parts = model.parts(composer, plan);
      const budgets = budgetParts(composer, plan.budgets);
      const { controllers, changeable } = model.rules(composer, parts, budgets, plan);
      const urgent: readonly RuleHandle[] = [
        ...controllers.flatMap(({ endsPass }) => endsPass ?? []),
        ...controllers.flatMap(({ lists }) => lists),
        ...(plan.lags ? [] : controllers.flatMap(({ sees }) => sees)),
      ];
      composer.urgently(urgent);
      if (mutant) changeRules(composer, changeable, mutant);
      model.views(composer, parts, plan);
      return { parts, urgent, changeable };
    });
    return { system, ...handles };
  };
