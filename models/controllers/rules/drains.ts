import { any, type Guard } from '../../../checker/system/guard.ts';
import type { BudgetStatus } from '../charts/budgetStatus.ts';
import { isDraining } from '../charts/drainedNode.ts';
import { isTaken } from '../charts/eviction.ts';
import { hasEnded, isActive, isOfKind, isReady } from '../charts/pod.ts';
import { type EvictionAnswer, evictionAnswer } from '../decisions/budgetDecisions.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { DrainParts } from '../parts/drainParts.ts';
import type { DrainPlan } from '../plan/drainPlan.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/**
 * People drain nodes: each is cordoned, then every Pod on it is to be evicted, and asked for again as long as that is refused.
 * The API server answers as `evictPod` decides by the budget as it is. The ReplicaSet controller sees at once, and its Pods are
 * bound to nodes that are not cordoned, the last of which is never drained.
 * https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 */
export const drainRules = (
  { actor, rule }: ControllersComposer,
  { pods, nodes, status, controllers, replacement }: DrainParts,
  budgets: BudgetParts,
  { maxUnavailable }: DrainPlan,
) => {
  const drained = nodes.filter(({ plan }) => plan.drained);
  const answers = (place: number, phase: 'Unready' | 'Ready', wanted: EvictionAnswer): Guard =>
    status.is(
      ({ context }: BudgetStatus) =>
        evictionAnswer({ place, phase, maxUnavailable, status: context }) === wanted,
    );
  actor('ReplicaSet controller', () => {
    rule('creates a Pod', [pods, nodes], ({ id: place, object }, { id: node }) => ({
      when: [replacement.is((created) => created?.place === place && created.node === node)],
      then: [object.send({ type: 'CREATE', kind: node })],
    }));
  });
  actor(
    'user',
    () => {
      rule('drains the node', [drained], ({ node }) => ({ then: [node.send({ type: 'DRAIN' })] }));
    },
    { fair: false },
  );
  const outdated = controllers.map(({ cached }) => cached.tell({ type: 'CHANGE' }));
  const { takesFromBudget, evictsFreely, deletesEvicted } = actor('API server', () => ({
    takesFromBudget: rule(
      'takes the eviction from the budget',
      [pods, drained],
      ({ id, object, eviction }, { id: kind, node }) => ({
        when: [
          node.is(isDraining),
          object.is(isOfKind(kind)),
          object.is(isReady),
          answers(id, 'Ready', 'taken'),
        ],
        then: [eviction.send({ type: 'TAKE' }), status.send({ type: 'TAKE', place: id }), ...outdated],
      }),
    ),
    evictsFreely: rule(
      'evicts a Pod that the budget does not hold',
      [pods, drained],
      ({ id, object, eviction }, { id: kind, node }) => ({
        when: [
          node.is(isDraining),
          object.is(isOfKind(kind)),
          object.isNot(isReady),
          eviction.isNot(isTaken),
          any(object.is(hasEnded), answers(id, 'Unready', 'free')),
        ],
        then: [object.send({ type: 'DELETE' })],
      }),
      { action: 'eviction' },
    ),
    deletesEvicted: rule(
      'deletes the evicted Pod',
      [pods],
      ({ object, eviction }) => ({ then: [eviction.send({ type: 'END' }), object.tell({ type: 'DELETE' })] }),
      { action: 'eviction' },
    ),
  }));
  actor('disruption controller', () => {
    // that it takes two minutes is no fault where the Pod was never deleted
    rule('waits no longer for the end of a Pod that was not deleted', [pods], ({ id, object, eviction }) => ({
      when: [object.is(isActive), eviction.isNot(isTaken)],
      then: [status.send({ type: 'TIME_OUT', place: id })],
    }));
  });
  actor(
    'environment',
    () => {
      rule('refuses the deletion of the evicted Pod', [pods], ({ eviction }) => ({
        then: [budgets.conflicts.send({ type: 'SPEND' }), eviction.send({ type: 'END' })],
      }));
      rule(
        'lets two minutes pass before the end of an evicted Pod is seen',
        [pods],
        ({ id, object, eviction }) => ({
          when: [eviction.isNot(isTaken), object.isNot(isActive)],
          then: [budgets.expiries.send({ type: 'SPEND' }), status.send({ type: 'TIME_OUT', place: id })],
        }),
        { action: 'expired expectations' },
      );
    },
    { fair: false },
  );
  return { takesFromBudget, evictsFreely, deletesEvicted };
};
