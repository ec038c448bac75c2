import { composeSystem } from '../../checker/system/composeSystem.ts';
import type { RuleHandle } from '../../checker/system/rule.ts';
import type { System } from '../../checker/system/system.ts';
import type { Mutant } from '../mutation/mutant.ts';
import { changeRules, withChangedCharts } from '../mutation/seedFault.ts';
import { budgetParts } from './parts/budgets.ts';
import { type ReplicaSetsParts, replicaSetsParts } from './parts/replicaSetParts.ts';
import type { ReplicaSetsPlan } from './plan/replicaSetsPlan.ts';
import type { ControllersComposer } from './rules/controllersComposer.ts';
import { kubeletRules } from './rules/kubelets.ts';
import { replicaSetControllerRules } from './rules/replicaSetController.ts';
import { scalingRules } from './rules/scaling.ts';
import { replicaSetViews } from './views/replicaSetViews.ts';

export type Composed<P> = {
  readonly system: System;
  readonly parts: P;
  readonly urgent: readonly RuleHandle[];
};

/** The rules of the ReplicaSet controller that mutants may change. */
export type ReplicaSetRules = ReturnType<typeof replicaSetControllerRules>['changeable'];

/** ReplicaSets, their Pods, and controllers that see them late. */
export const composeReplicaSets = (plan: ReplicaSetsPlan, mutant?: Mutant): Composed<ReplicaSetsParts> => {
  const { system, handles } = composeSystem('ReplicaSets', (plain: ControllersComposer) => {
    const composer = mutant ? withChangedCharts(plain, mutant) : plain;
    const parts = replicaSetsParts(composer, plan);
    const budgets = budgetParts(composer, plan.budgets);
    const { sees, lists, endsPass, changeable } = replicaSetControllerRules(composer, parts, budgets, plan);
    kubeletRules(composer, parts.pods, budgets);
    scalingRules(composer, parts.replicaSets, budgets);
    const urgent = [endsPass, ...lists, ...(plan.lags ? [] : sees)];
    composer.urgently(urgent);
    if (mutant) changeRules(composer, changeable, mutant);
    replicaSetViews(composer, parts, plan);
    return { parts, urgent };
  });
  return { system, ...handles };
};
