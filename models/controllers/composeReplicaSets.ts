import { composeSystem } from '../../checker/system/composeSystem.ts';
import type { Mutant } from '../mutation/mutant.ts';
import { changeRules, withChangedCharts } from '../mutation/seedFault.ts';
import type { Composed } from './composed.ts';
import { budgetParts } from './parts/budgets.ts';
import { type ReplicaSetsParts, replicaSetsParts } from './parts/replicaSetParts.ts';
import type { ReplicaSetsPlan } from './plan/replicaSetsPlan.ts';
import type { ControllersComposer } from './rules/controllersComposer.ts';
import { kubeletRules } from './rules/kubelets.ts';
import { replicaSetControllerRules } from './rules/replicaSetController.ts';
import { replicaSetUserRules } from './rules/replicaSetUsers.ts';
import { replicaSetViews } from './views/replicaSetViews.ts';

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
    replicaSetUserRules(composer, parts, budgets, plan);
    const urgent = [endsPass, ...lists, ...(plan.lags ? [] : sees)];
    composer.urgently(urgent);
    if (mutant) changeRules(composer, changeable, mutant);
    replicaSetViews(composer, parts, plan);
    return { parts, urgent, changeable };
  });
  return { system, ...handles };
};
