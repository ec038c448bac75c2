import { all, any, type Guard, not, together } from '../../../checker/system/guard.ts';
import type { RuleHandle } from '../../../checker/system/rule.ts';
import { isBeingDeleted, isGone, isPresent } from '../charts/adopter.ts';
import { isMissing, isOwnedBy } from '../charts/claimedPod.ts';
import { isForgotten } from '../charts/ownWrite.ts';
import { isIdle } from '../charts/pass.ts';
import { isUnknown } from '../charts/seenClaim.ts';
import { type ClaimWrite, mayAdopt } from '../decisions/claimWrites.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import {
  type ClaimControllerParts,
  type ClaimedPodParts,
  type ClaimerParts,
  type ClaimParts,
  type ClaimsParts,
  uidSeen,
} from '../parts/claimsParts.ts';
import { type ClaimsPlan, uidOf } from '../plan/claimsPlan.ts';
import type { ControllerRules } from './controllerRules.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { passRules, type WriteRule, writeRules } from './passes.ts';
import { processRules } from './processes.ts';
import { watchClaims, watchOwners } from './watchingClaims.ts';

const by = 'ReplicaSet controller';

/** A controller, as what its own reads are about. */
type Reader = ClaimControllerParts & { readonly controller: ClaimControllerParts };

/** What the controllers write, and when they read their owners past the cache. */
export type ClaimWriteRules = {
  readonly [K in 'createsPod' | 'deletesPod' | 'adoptsPod' | 'releasesPod']: RuleHandle<[ClaimParts]>;
} & { readonly rechecksOwner: RuleHandle<[Reader]> };

/** The place is free: no Pod is there, and nobody remembers the last one. */
export const isFreePlace = (pod: ClaimedPodParts, controllers: readonly ClaimControllerParts[]): Guard =>
  together(
    {
      object: pod.object,
      known: controllers.map(({ pods }) => {
        const { seen, own } = pods[pod.id - 1]!;
        return { seen, own };
      }),
    },
    ({ object, known }) =>
      isMissing(object) && known.every(({ seen, own }) => isUnknown(seen) && isForgotten(own)),
  );

/** The place is the first that is free: which one it is makes no difference. */
export const isFirstFreePlace = (pod: ClaimedPodParts, { pods, controllers }: ClaimsParts): Guard[] => [
  isFreePlace(pod, controllers),
  ...pods.slice(0, pod.id - 1).map((earlier) => not(isFreePlace(earlier, controllers))),
];

/**
 * The controllers of owners that claim Pods: they see owners and Pods, late, and write what `syncReplicaSet` decides about
 * what they have seen. The API server takes a second controller reference from nobody.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions
 */
export const claimRules = (
  composer: ControllersComposer,
  parts: ClaimsParts,
  budgets: BudgetParts,
  plan: ClaimsPlan,
): ControllerRules & { readonly changeable: ClaimWriteRules } => {
  const { pods, owners, controllers, claims } = parts;
  // a watch brings its news in the end, though passes come between again and again
  const watching = composer.actor(
    by,
    () => [watchClaims(composer, parts, plan), watchOwners(composer, controllers)],
    { fair: 'strong' },
  );
  const processes = owners.map((owner) =>
    processRules(
      composer,
      budgets,
      by,
      controllers.filter((controller) => controller.owner === owner),
    ),
  );
  const { endsPass, writes } = passRules(composer, budgets, {
    by,
    controllers,
    about: claims,
    writes: {
      createsPod: {
        rule: 'creates a Pod',
        is: ({ kind }) => kind === 'createPod',
        when: ({ pod, claimer }) => [...isFirstFreePlace(pod, parts), isSeen(claimer)],
        inApi: ({ pod, claimer, controller }) => [
          pod.object.send({ type: 'CREATE', owner: claimer.uid, labels: controller.owner.plan.makes }),
        ],
        remembers: ({ own }) => [own.send({ type: 'CREATED' })],
        facts: { action: 'creation of a replica' },
      },
      deletesPod: {
        rule: 'deletes a Pod',
        is: (write, { pod }) => write.kind === 'deletePod' && write.places.includes(pod.id),
        when: ({ claimer }) => [isSeen(claimer)],
        inApi: ({ pod }) => [pod.object.tell({ type: 'DELETE' })],
        remembers: ({ own }) => [own.send({ type: 'DELETED' })],
        facts: { action: 'deletion of a replica' },
      },
      adoptsPod: {
        rule: 'adopts a Pod',
        is: (write, { pod }) => write.kind === 'adoptPod' && write.place === pod.id,
        when: ({ claimer }) => [isSeen(claimer)],
        // Kubernetes goes on where the Pod is gone, too, but not with what was decided for a Pod that it has adopted: a pass that ends is nearer
        accepted: ({ pod, claimer }) => [
          any(pod.object.is(isOwnedBy(0)), pod.object.is(isOwnedBy(claimer.uid))),
        ],
        inApi: ({ pod, claimer }) => [pod.object.tell({ type: 'ADOPT', owner: claimer.uid })],
        remembers: ({ own }) => [own.tell({ type: 'PATCHED' })],
      },
      releasesPod: {
        rule: 'takes itself off a Pod that it no longer selects',
        is: (write, { pod }) => write.kind === 'releasePod' && write.place === pod.id,
        when: ({ claimer }) => [isSeen(claimer)],
        inApi: ({ pod, claimer }) => [pod.object.tell({ type: 'RELEASE', owner: claimer.uid })],
        remembers: ({ own }) => [own.tell({ type: 'PATCHED' })],
      },
    } satisfies { readonly [key: string]: WriteRule<ClaimParts, ClaimWrite> },
  });
  const reads = {
    rechecksOwner: {
      rule: 'reads its owner past the cache, and may adopt',
      is: (write) => write.kind === 'recheck',
      accepted: ({ controller }) => [isLive(controller)],
      inApi: () => [],
      facts: { action: 'recheck of an owner' },
    },
  } satisfies { readonly [key: string]: WriteRule<Reader, ClaimWrite> };
  const read = writeRules<ClaimWrite, Reader, typeof reads>(composer, budgets, {
    by,
    about: controllers.map((controller): Reader => ({ ...controller, controller })),
    writes: reads,
  });
  composer.actor(by, () => {
    composer.rule('is refused one Pod more than there may be', [controllers], ({ pass, next }) => ({
      when: [
        pass.isNot(isIdle),
        next.is((write) => write?.kind === 'createPod'),
        ...pods.map((pod) => not(isFreePlace(pod, controllers))),
      ],
      then: [pass.send({ type: 'END' })],
    }));
  });
  return {
    sees: watching.flatMap(({ sees }) => sees),
    lists: [...watching.flatMap(({ lists }) => lists), ...processes.map(({ hasListed }) => hasListed)],
    endsPass,
    changeable: { ...writes, ...read },
  };

  function isSeen({ controller: { owner, seen }, uid }: ClaimerParts): Guard {
    return seen.is((state) => uidSeen(plan, owner, state) === uid);
  }
  /** The owner is there as it was seen, and is not being deleted: as the specification decides it. */
  function isLive({ owner, seen }: ClaimControllerParts): Guard {
    const [first, second] = [false, true].map((again) => uidOf(plan, owner, again)) as [number, number];
    const reads = [
      { is: isPresent(false), live: { uid: first, beingDeleted: false } },
      { is: isPresent(true), live: { uid: second, beingDeleted: false } },
      { is: isBeingDeleted, live: { uid: first, beingDeleted: true } },
      { is: isGone, live: undefined },
    ];
    return any(
      ...reads.map(({ is, live }) =>
        all(
          owner.object.is(is),
          seen.is((state) => mayAdopt(uidSeen(plan, owner, state), live)),
        ),
      ),
    );
  }
};
