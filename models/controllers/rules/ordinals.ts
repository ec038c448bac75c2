import { hasOwn, isCutOff, isHeardOf } from '../charts/instance.ts';
import { isActive, isReady, isTerminating } from '../charts/pod.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { StatefulSetParts } from '../parts/statefulSetParts.ts';
import { revisions } from '../plan/statefulSetPlan.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/**
 * What becomes of the Pods of a StatefulSet: they start, get ready, and stop; a node that is cut off keeps running what it
 * runs, and its Pod is evicted, but stays in the API until the kubelet is heard of again, or somebody deletes it by force.
 * https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/
 */
export const ordinalRules = (
  { actor, rule }: ControllersComposer,
  { template, ordinals }: StatefulSetParts,
  budgets: BudgetParts,
) => {
  const kubelet = actor('kubelet', () => {
    rule('starts the Pod', [ordinals], ({ object, instance }) => ({
      when: [object.is(isActive), instance.isNot(hasOwn)],
      then: [instance.send({ type: 'START' })],
    }));
    rule('reports the Pod ready', [ordinals], ({ object, instance }) => ({
      when: [instance.is(isHeardOf)],
      then: [object.send({ type: 'READY' })],
    }));
    rule('stops the Pod that is being deleted', [ordinals], ({ object, instance }) => ({
      when: [object.is(isTerminating), instance.is(isHeardOf)],
      then: [instance.send({ type: 'STOP' })],
    }));
    const removesOrdinal = rule('removes the stopped Pod', [ordinals], ({ object, instance }) => ({
      when: [object.is(isTerminating), instance.isNot(hasOwn)],
      then: [object.send({ type: 'REMOVE' })],
    }));
    return { removesOrdinal };
  });
  actor('taint eviction controller', () => {
    rule('evicts the Pod from the node that is cut off', [ordinals], ({ object, instance }) => ({
      when: [object.is(isActive), object.isNot(isReady), instance.is(isCutOff)],
      then: [object.send({ type: 'DELETE' })],
    }));
  });
  actor(
    'environment',
    () => {
      rule('cuts the node off', [ordinals], ({ object, instance }) => ({
        then: [
          budgets.partitions.send({ type: 'SPEND' }),
          instance.send({ type: 'CUT' }),
          object.tell({ type: 'UNREADY' }),
        ],
      }));
      rule('lets the node be heard of again: its kubelet stops what is gone', [ordinals], ({ instance }) => ({
        then: [instance.send({ type: 'HEAL' })],
      }));
      rule(
        'makes the Pod fail',
        [ordinals],
        ({ object, instance }) => ({
          when: [instance.is(isHeardOf)],
          then: [
            budgets.podFailures.send({ type: 'SPEND' }),
            object.send({ type: 'FAIL' }),
            instance.send({ type: 'STOP' }),
          ],
        }),
        { action: 'failure of a Pod' },
      );
    },
    { fair: false },
  );
  actor(
    'user',
    () => {
      rule('deletes the Pod by force', [ordinals], ({ object, instance }) => ({
        when: [object.is(isTerminating)],
        then: [
          budgets.forcedDeletions.send({ type: 'SPEND' }),
          object.send({ type: 'REMOVE' }),
          instance.tell({ type: 'LOSE' }),
        ],
      }));
      for (const { id, name } of revisions) {
        rule(`changes the template to ${name}`, [], () => ({
          then: [budgets.updates.send({ type: 'SPEND' }), template.send({ type: 'CHANGE', revision: id })],
        }));
      }
    },
    { fair: false },
  );
  return kubelet;
};
