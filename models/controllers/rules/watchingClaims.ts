import { together } from '../../../checker/system/guard.ts';
import { adopterSeen, isBeingDeleted, isGone, isPresent } from '../charts/adopter.ts';
import { isClaimed, isMissing } from '../charts/claimedPod.ts';
import { isForgotten, isRecorded } from '../charts/ownWrite.ts';
import { claimSeen, isUnknown } from '../charts/seenClaim.ts';
import type { ClaimControllerParts, ClaimsParts, SeenClaimParts } from '../parts/claimsParts.ts';
import { type ClaimsPlan, uidsOf } from '../plan/claimsPlan.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { type Watching, watch } from './watching.ts';

type Seen = SeenClaimParts & {
  readonly controller: ClaimControllerParts;
  readonly owner: number;
  readonly labels: number;
};

/** How controllers see the Pods that they may control: whose each is, and its labels. */
export const watchClaims = (
  composer: ControllersComposer,
  { controllers }: ClaimsParts,
  plan: ClaimsPlan,
): Watching => {
  const owners = [0, ...plan.owners.flatMap((owner) => uidsOf(plan, owner))];
  const looks = owners.flatMap((owner) => plan.labels.map(({ id, name }) => ({ owner, labels: id, name })));
  const subjects = controllers.flatMap((controller) =>
    controller.pods.flatMap((pod) => looks.map((look) => ({ ...pod, ...look, controller }))),
  );
  return watch(
    composer,
    subjects.map((subject, at): Seen => ({ ...subject, id: at + 1 })),
    ({ seen }) => seen,
    ({ controller }) => controller,
    (verb) => ({
      gone: {
        rule: `${verb} that the Pod is gone`,
        as: 'Unseen',
        of: ({ owner, labels }) => owner === looks[0]?.owner && labels === looks[0].labels,
        when: ({ pod, seen, own }) => [
          pod.object.is(isMissing),
          together({ seen, own }, (it) => !isUnknown(it.seen) || !isForgotten(it.own)),
        ],
        also: ({ own }) => [own.tell({ type: 'ENDED' })],
      },
      there: {
        rule: `${verb} whose the Pod is, and its labels`,
        as: 'Active',
        details: ({ owner, labels }) => ({ owner, labels }),
        // what has changed and changed back is told, too
        when: ({ pod, seen, own, owner, labels }) => [
          pod.object.is(isClaimed(owner, labels)),
          together({ seen, own }, (it) => {
            const known = claimSeen(it.seen);
            return known?.owner !== owner || known.labels !== labels || isRecorded(it.own);
          }),
        ],
        also: ({ own }) => [own.tell({ type: 'SEEN' })],
      },
    }),
  );
};

/** How controllers see their owners. */
export const watchOwners = (
  composer: ControllersComposer,
  controllers: readonly ClaimControllerParts[],
): Watching => {
  const present = (again: boolean, verb: string) => ({
    rule: again ? `${verb} that an owner of that name is there again` : `${verb} that the owner is there`,
    as: 'Present' as const,
    details: { again },
    when: ({ owner, seen }: ClaimControllerParts) => [
      owner.object.is(isPresent(again)),
      seen.isNot((state) => {
        const known = adopterSeen(state);
        return known !== undefined && !known.beingDeleted && known.again === again;
      }),
    ],
  });
  return watch(
    composer,
    controllers,
    ({ seen }) => seen,
    (controller) => controller,
    (verb) => ({
      first: present(false, verb),
      second: present(true, verb),
      beingDeleted: {
        rule: `${verb} that the owner is being deleted`,
        as: 'Deleted',
        when: ({ owner, seen }) => [
          owner.object.is(isBeingDeleted),
          seen.isNot((state) => adopterSeen(state)?.beingDeleted === true),
        ],
      },
      gone: {
        rule: `${verb} that the owner is gone`,
        as: 'Unseen',
        when: ({ owner, seen }) => [
          owner.object.is(isGone),
          seen.isNot((state) => adopterSeen(state) === undefined),
        ],
      },
    }),
  );
};
