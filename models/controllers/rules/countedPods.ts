import { countedStates } from '../charts/countedPods.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { TemplateParts } from '../parts/deploymentParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/**
 * The ReplicaSet controller, which sees at once, and what becomes of the Pods: they get ready if their template works; a node
 * may be lost with whatever is on it, and its Pods are evicted.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export const countedPodsRules = (
  { actor, rule }: ControllersComposer,
  templates: readonly TemplateParts[],
  budgets: BudgetParts,
): void => {
  actor('ReplicaSet controller', () => {
    rule('creates a Pod', [templates], ({ pods, next }) => ({
      when: [next.is((write) => write?.kind === 'create')],
      then: [pods.send({ type: 'CREATE' })],
    }));
    for (const state of countedStates) {
      rule(`deletes a Pod that is ${state}`, [templates], ({ pods, next }) => ({
        when: [next.is((write) => write?.kind === 'delete' && write.among.includes(state))],
        then: [pods.send({ type: 'DELETE', from: state })],
      }));
    }
  });
  actor('kubelet', () => {
    rule('reports a Pod ready', [templates.filter(({ plan }) => plan.works)], ({ pods }) => ({
      then: [pods.send({ type: 'READY' })],
    }));
  });
  actor('taint eviction controller', () => {
    rule('evicts a Pod from the node that is lost', [templates], ({ pods }) => ({
      then: [pods.send({ type: 'DELETE', from: 'lost' })],
    }));
  });
  actor(
    'environment',
    () => {
      rule('makes a Pod unready', [templates], ({ pods }) => ({
        then: [budgets.readinessLosses.send({ type: 'SPEND' }), pods.send({ type: 'UNREADY' })],
      }));
      rule('loses the node that a Pod of the ReplicaSet is on', [templates], ({ pods }) => ({
        then: [budgets.nodeLosses.send({ type: 'SPEND' }), pods.send({ type: 'LOSE', ready: 1, unready: 0 })],
      }));
      const [first, second] = templates;
      rule(
        'loses the node that a Pod of each ReplicaSet is on',
        [first && second ? [first] : []],
        ({ pods }) => ({
          then: [
            budgets.nodeLosses.send({ type: 'SPEND' }),
            pods.send({ type: 'LOSE', ready: 1, unready: 0 }),
            second!.pods.send({ type: 'LOSE', ready: 0, unready: 1 }),
          ],
        }),
      );
    },
    { fair: false },
  );
};
