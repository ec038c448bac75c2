import { any, none } from '../../../checker/system/guard.ts';
import { isBeingDeleted, isGone, isPresent } from '../charts/adopter.ts';
import { isOwnedBy, isThere } from '../charts/claimedPod.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { ClaimsParts } from '../parts/claimsParts.ts';
import { type ClaimsPlan, uidOf } from '../plan/claimsPlan.ts';
import { isFirstFreePlace } from './claims.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/**
 * Users change the labels of Pods, create Pods of their own, delete Pods and owners, and create owners again. The garbage
 * collector takes an owner that leaves orphans off its Pods, and deletes Pods of which the owner is gone.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#orphaned-dependents
 */
export const claimUserRules = (
  { actor, rule }: ControllersComposer,
  parts: ClaimsParts,
  budgets: BudgetParts,
  plan: ClaimsPlan,
): void => {
  const { pods, owners, barePods } = parts;
  const objects = pods.map(({ object }) => object);
  actor(
    'user',
    () => {
      rule('changes the labels of the Pod to those of', [plan.labels, pods], (labels, pod) => ({
        then: [
          budgets.relabels.send({ type: 'SPEND' }),
          pod.object.send({ type: 'RELABEL', labels: labels.id }),
        ],
      }));
      rule('deletes the Pod', [pods], ({ object }) => ({
        when: [object.is(isThere)],
        then: [budgets.deletions.send({ type: 'SPEND' }), object.send({ type: 'DELETE' })],
      }));
      rule('deletes the owner, leaving orphans', [owners], ({ object }) => ({
        then: [budgets.ownerDeletions.send({ type: 'SPEND' }), object.send({ type: 'DELETE' })],
      }));
      rule('creates an owner of the same name', [owners], ({ object }) => ({
        then: [object.send({ type: 'CREATE' })],
      }));
    },
    { fair: false },
  );
  actor('user', () => {
    rule('creates a Pod that nobody controls', [plan.bare, pods], (labels, pod) => ({
      when: isFirstFreePlace(pod, parts),
      then: [
        barePods.send({ type: 'SPEND' }),
        pod.object.send({ type: 'CREATE', owner: 0, labels: labels.id }),
      ],
    }));
  });
  actor('garbage collector', () => {
    rule('takes the owner off its Pod', [owners, pods], (owner, pod) => ({
      when: [owner.object.is(isBeingDeleted)],
      then: [pod.object.send({ type: 'RELEASE', owner: uidOf(plan, owner, false) })],
    }));
    rule('lets go of the owner', [owners], (owner) => ({
      when: [none(objects, isOwnedBy(uidOf(plan, owner, false)))],
      then: [owner.object.send({ type: 'RELEASE' })],
    }));
    rule('deletes the Pod of an owner that is gone', [owners, pods], (owner, pod) => ({
      when: [
        pod.object.is(isOwnedBy(uidOf(plan, owner, false))),
        any(owner.object.is(isGone), owner.object.is(isPresent(true))),
      ],
      then: [pod.object.send({ type: 'DELETE' })],
    }));
  });
};
