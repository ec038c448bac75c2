import { hasEnded, isActive } from '../charts/pod.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { PodParts } from '../parts/podParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/**
 * What becomes of Pods on their nodes, as far as controllers care: they get ready, lose that for a while, fail, and are
 * removed once they have stopped.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export const kubeletRules = (
  { actor, rule }: ControllersComposer,
  pods: readonly PodParts[],
  budgets: BudgetParts,
): void => {
  actor('kubelet', () => {
    rule('reports the Pod ready', [pods], ({ object }) => ({ then: [object.send({ type: 'READY' })] }));
    rule('removes the stopped Pod', [pods], ({ object }) => ({
      when: [object.isNot(hasEnded)],
      then: [object.send({ type: 'REMOVE' })],
    }));
  });
  actor('Pod garbage collector', () => {
    rule('removes the Pod that has ended', [pods], ({ object }) => ({
      when: [object.is(hasEnded)],
      then: [object.send({ type: 'REMOVE' })],
    }));
  });
  actor(
    'environment',
    () => {
      rule('makes the Pod unready', [pods], ({ object }) => ({
        then: [budgets.readinessLosses.send({ type: 'SPEND' }), object.send({ type: 'UNREADY' })],
      }));
      rule('makes the Pod fail', [pods], ({ object }) => ({
        then: [budgets.podFailures.send({ type: 'SPEND' }), object.send({ type: 'FAIL' })],
      }));
    },
    { fair: false },
  );
  actor(
    'user',
    () => {
      rule('deletes the Pod', [pods], ({ object }) => ({
        when: [object.is(isActive)],
        then: [budgets.deletions.send({ type: 'SPEND' }), object.send({ type: 'DELETE' })],
      }));
    },
    { fair: false },
  );
};
