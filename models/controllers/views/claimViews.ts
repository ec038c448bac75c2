import type { Composer } from '../../../checker/system/composer.ts';
import { all, any, each, exactly, none } from '../../../checker/system/guard.ts';
import type { AdopterView, ClaimView } from '../../views/claimView.ts';
import type { ObservedReplicaView, ReplicaView } from '../../views/replicaView.ts';
import type { WorkloadView } from '../../views/workloadView.ts';
import { isBeingDeleted, isGone, isPresent } from '../charts/adopter.ts';
import { type ClaimedPod, isOwnedBy, isThere } from '../charts/claimedPod.ts';
import { isRecorded, wasCreated } from '../charts/ownWrite.ts';
import { claimSeen, isUnknown } from '../charts/seenClaim.ts';
import { type ClaimsParts, uidSeen } from '../parts/claimsParts.ts';
import { type ClaimsPlan, selectedBy, uidOf, uidsOf } from '../plan/claimsPlan.ts';

/** What laws see of owners, of the Pods that they claim, and of what their controllers have seen of both. */
export const claimViews = (
  { view, condition }: Composer,
  { pods, owners, claimers, claims }: ClaimsParts,
  plan: ClaimsPlan,
): void => {
  // with the gate a controller waits for what it created, however long; else as long as it expects it
  const isAwaited = plan.gate === 'on' ? isRecorded : wasCreated;
  for (const pod of pods) {
    view(
      'replica',
      pod,
      { object: pod.object },
      ({ object }): ReplicaView => ({ id: pod.id, owner: object.context.owner, active: isThere(object) }),
    );
  }
  for (const claimer of claimers) {
    const { seen, owner, pods } = claimer.controller;
    view(
      'workload',
      claimer,
      { seen, pods: pods.map(({ seen, own }) => ({ seen, own })) },
      (states): WorkloadView => ({
        id: claimer.id,
        of: claimer.uid,
        replicas: uidSeen(plan, owner, states.seen) === claimer.uid ? owner.plan.replicas : 0,
        unseen: states.pods.filter(({ seen, own }) => isUnknown(seen) && isAwaited(own)).length,
      }),
    );
  }
  for (const { id, name, seen, pod, claimer, controller } of claims) {
    const selected = selectedBy(plan, controller.owner.plan);
    const isCounted = (claim: ReturnType<typeof claimSeen>): boolean =>
      claim?.owner === claimer.uid && selected.includes(claim.labels);
    view(
      'observed pod',
      { id, name },
      { seen },
      (states): ObservedReplicaView => ({
        id,
        workload: claimer.id,
        active: isCounted(claimSeen(states.seen)),
      }),
    );
    const { owner } = controller;
    view(
      'claim',
      { id, name },
      { seen: controller.seen },
      (states): ClaimView => ({
        id,
        controller: controller.id,
        pod: pod.id,
        owner: owner.id,
        holder: uidSeen(plan, owner, states.seen),
      }),
    );
  }
  for (const owner of owners) {
    view(
      'adopter',
      owner,
      { object: owner.object },
      ({ object }): AdopterView => ({
        id: owner.id,
        live: isBeingDeleted(object) || isGone(object) ? 0 : uidOf(plan, owner, object.context.again),
      }),
    );
  }
  const objects = pods.map(({ object }) => object);
  for (const owner of owners) {
    const selected = selectedBy(plan, owner.plan);
    for (const [at, uid] of uidsOf(plan, owner).entries()) {
      const again = at > 0;
      const isOwn = isOwnedBy(uid);
      const isSelected = ({ context }: ClaimedPod): boolean => selected.includes(context.labels);
      const isRight = (state: ClaimedPod): boolean => isOwn(state) && isSelected(state);
      const isWrong = (state: ClaimedPod): boolean =>
        isSelected(state) ? isOwnedBy(0)(state) : isOwn(state);
      // an owner that is gone has left nothing behind that still names it
      condition(
        'as wanted',
        { id: uid, name: owner.name },
        any(
          all(
            owner.object.is(isPresent(again)),
            exactly(owner.plan.replicas, each(objects, isRight)),
            none(objects, isWrong),
          ),
          all(owner.object.isNot(isPresent(again)), none(objects, isOwn)),
        ),
      );
    }
  }
};
