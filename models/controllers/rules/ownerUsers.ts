import { isTerminating } from '../charts/dependent.ts';
import { formOfOwner } from '../charts/owner.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { OwnerParts } from '../parts/ownerParts.ts';
import type { OwnerPlan } from '../plan/ownerPlan.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/**
 * A user deletes the owner, by whichever policy; its controller, which may not have heard of that, creates a Pod more; and
 * kubelets remove Pods that have stopped.
 * https://kubernetes.io/docs/tasks/administer-cluster/use-cascading-deletion/
 */
export const ownerUserRules = (
  { actor, rule }: ControllersComposer,
  { owner, dependents, later, collector }: OwnerParts,
  budgets: BudgetParts,
  { lags }: OwnerPlan,
): void => {
  const policies = [
    ['in the foreground', 'FOREGROUND'],
    ['in the background', 'BACKGROUND'],
    ['and leaves its dependents as orphans', 'ORPHAN'],
  ] as const;
  actor(
    'user',
    () => {
      for (const [says, type] of policies) {
        rule(`deletes the owner ${says}`, [[collector]], () => ({ then: [owner.send({ type })] }));
      }
      rule('scales the owner up, whose controller creates a Pod', [later], ({ object }) => ({
        when: [owner.is((state) => lags || formOfOwner(state) === 'Present')],
        then: [budgets.scalings.send({ type: 'SPEND' }), object.send({ type: 'CREATE' })],
      }));
    },
    { fair: false },
  );
  actor('kubelet', () => {
    rule('removes the stopped Pod', [dependents], ({ object }) => ({
      when: [object.is(isTerminating)],
      then: [object.send({ type: 'REMOVE' })],
    }));
  });
};
