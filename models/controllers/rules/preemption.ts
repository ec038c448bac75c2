import type { Identified } from '../../../checker/system/system.ts';
import type { RuleFacts } from '../../ruleFacts.ts';
import { isBound, isPending } from '../charts/contender.ts';
import { seenAllowed } from '../charts/seenAllowance.ts';
import type { Preempted } from '../decisions/preemption.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { ContenderParts, PreemptionParts, WaitingParts } from '../parts/preemptionParts.ts';
import type { PreemptionPlan } from '../plan/preemptionPlan.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { subsetsOf } from './subsets.ts';

/**
 * The scheduler, which sees Pods at once and what the budget allows late: it binds a Pod that waits, or deletes others for it and
 * keeps their room, as `schedule` decides. It keeps that in mind at once, and stores it in the status of the Pod afterwards; an
 * update of the Pod that was made before does not make it forget.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export const preemptionRules = (
  { actor, rule }: ControllersComposer,
  { pods, waiting, allowance, allowed }: PreemptionParts,
  budgets: BudgetParts,
  { nodes }: PreemptionPlan,
) => {
  const choices = nodes.flatMap(({ id: node }) =>
    subsetsOf(pods.filter(({ plan }) => plan.node === undefined || plan.node === node))
      .filter(({ length }) => length > 0)
      .map((those) => ({ node, those })),
  );
  const about = waiting
    .flatMap((pod) =>
      choices
        .filter(({ those }) => !those.some(({ id }) => id === pod.id))
        .map((choice) => ({ pod, ...choice })),
    )
    .map(
      (each, at): Choice => ({
        ...each,
        id: at + 1,
        name: `${each.pod.name}, on node ${each.node}: ${each.those.map(({ name }) => name).join(', ')}`,
      }),
    );
  const counts = [0, 1];
  const { sees, ...changeable } = actor('scheduler', () => ({
    sees: counts.map((count) =>
      rule(`sees that the budget allows ${count} disruptions`, [waiting.slice(0, 1)], () => ({
        when: [
          allowed.is((value) => value === count),
          allowance.isNot((state) => seenAllowed(state) === count),
        ],
        then: [allowance.send({ type: 'SEE', as: 'Counted', allowed: count })],
      })),
    ),
    binds: rule(
      'binds the Pod to the node',
      [waiting.map((pod): Contending => ({ ...pod, others: pods.filter(({ id }) => id !== pod.id) })), nodes],
      ({ object, next }, { id: node }) => ({
        when: [next.is((answer) => answer?.kind === 'bind' && answer.nodes.includes(node))],
        then: [object.send({ type: 'BIND', node })],
      }),
      ({ id: pod }, { id: node }): RuleFacts => ({ action: 'binding', bound: { pod, node } }),
    ),
    preempts: rule(
      'deletes others on the node, whose room it keeps for the Pod',
      [about],
      ({ pod, node, those }) => ({
        when: [
          pod.next.is(
            (answer) =>
              answer?.kind === 'preempt' && answer.choices.some((choice) => isSame(choice, node, those)),
          ),
        ],
        then: [
          pod.nomination.send({ type: 'NOMINATE', node }),
          ...those.map(({ object }) => object.tell({ type: 'PREEMPT' })),
        ],
      }),
      ({ pod, node, those }): RuleFacts => ({
        action: 'preemption',
        preempted: { pod: pod.id, node, victims: those.map(({ id }) => id) },
      }),
    ),
    storesNomination: rule('stores which node is kept for the Pod', [waiting], ({ object, nomination }) => ({
      when: [object.is(isPending)],
      then: [nomination.send({ type: 'STORE' })],
    })),
    seesOldUpdate: rule(
      'sees an older update of the Pod, and keeps the node for it',
      [waiting],
      ({ nomination }) => ({ then: [nomination.send({ type: 'SEE_OLD' })] }),
    ),
  }));
  actor('kubelet', () => {
    rule('removes the stopped Pod', [pods], ({ object }) => ({ then: [object.send({ type: 'REMOVE' })] }));
  });
  actor(
    'environment',
    () => {
      rule(
        'restarts the scheduler, which reads the nominations that were stored',
        [waiting.slice(0, 1)],
        () => ({
          then: [
            budgets.controllerRestarts.send({ type: 'SPEND' }),
            ...waiting.map(({ nomination }) => nomination.send({ type: 'RESTART' })),
          ],
        }),
        { action: 'restart of a controller' },
      );
    },
    { fair: false },
  );
  actor(
    'user',
    () => {
      rule(
        'deletes the Pod',
        [pods.filter(({ plan }) => plan.guarded)],
        ({ object }) => ({
          when: [object.is(isBound)],
          then: [budgets.deletions.send({ type: 'SPEND' }), object.send({ type: 'DELETE' })],
        }),
        { action: 'deletion' },
      );
    },
    { fair: false },
  );
  return { sees, lists: [], changeable };
};

const isSame = (choice: Preempted, node: number, those: readonly Identified[]): boolean =>
  choice.node === node && choice.victims.join() === those.map(({ id }) => id).join();

/** Pods of a node that may go for one that waits. */
type Choice = Identified & {
  readonly pod: WaitingParts;
  readonly node: number;
  readonly those: readonly ContenderParts[];
};

/** A Pod that waits, and all others. */
type Contending = WaitingParts & { readonly others: readonly ContenderParts[] };
