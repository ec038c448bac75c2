import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { type Derived, derived } from '../../../checker/system/derived.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { budget } from '../../environment/budget.ts';
import { adopter, adopterSeen, type SeenAdopter, seenAdopter } from '../charts/adopter.ts';
import { claimedPod } from '../charts/claimedPod.ts';
import { controllerProcess, isWorking } from '../charts/controllerProcess.ts';
import { isExpected, isRecorded, ownWrite, wasDeleted } from '../charts/ownWrite.ts';
import { isIdle, pass } from '../charts/pass.ts';
import { claimSeen, seenClaim } from '../charts/seenClaim.ts';
import { type ClaimWrite, nextClaimWrite } from '../decisions/claimWrites.ts';
import type { ReplicaSetQuestion } from '../decisions/replicaSetWrites.ts';
import { type AdopterPlan, type ClaimsPlan, uidOf, uidsOf } from '../plan/claimsPlan.ts';
import { type ControllerParts, seenPlace } from './controllerParts.ts';

/** An owner in the API. */
export type AdopterParts = Identified & {
  readonly plan: AdopterPlan;
  readonly object: Component<typeof adopter>;
};

/** A place for a Pod. */
export type ClaimedPodParts = Identified & { readonly object: Component<typeof claimedPod> };

/** A Pod as one controller sees it, and what that remembers of its own writes about it. */
export type SeenClaimParts = Identified & {
  readonly pod: ClaimedPodParts;
  readonly seen: Component<typeof seenClaim>;
  readonly own: Component<typeof ownWrite>;
};

/** The controller of one owner, in one process. */
export type ClaimControllerParts = ControllerParts<SeenClaimParts> & {
  readonly owner: AdopterParts;
  readonly seen: Component<typeof seenAdopter>;
  readonly next: Derived<ClaimWrite | undefined>;
};

/** A controller while it sees its owner under one UID. */
export type ClaimerParts = Identified & { readonly controller: ClaimControllerParts; readonly uid: number };

/** A Pod as it is to one of them. */
export type ClaimParts = SeenClaimParts & {
  readonly controller: ClaimControllerParts;
  readonly claimer: ClaimerParts;
};

export type ClaimsParts = {
  readonly pods: readonly ClaimedPodParts[];
  readonly owners: readonly AdopterParts[];
  /** of each owner one in each process */
  readonly controllers: readonly ClaimControllerParts[];
  readonly claimers: readonly ClaimerParts[];
  readonly claims: readonly ClaimParts[];
  /** Pods of nobody that a user has still to create */
  readonly barePods: Component<typeof budget>;
};

const name = 'controller';

export const claimsParts = (composer: Composer, plan: ClaimsPlan): ClaimsParts => {
  const pods = composer
    .many('pod', claimedPod, plan.places)
    .map((object): ClaimedPodParts => ({ id: object.id, name: object.name, object }));
  const owners = plan.owners.map(
    (each): AdopterParts => ({
      id: each.id,
      name: each.name,
      plan: each,
      object: composer.one(each.name, adopter),
    }),
  );
  const controllers = composer
    .groups(name, owners.length * (1 + plan.budgets.leaders), (id, add) => ({
      process: add('process', controllerProcess),
      // a pass may adopt every Pod and delete it again, and reads the owner once more
      pass: add('pass', pass, { most: 2 * plan.places + 1 }),
      owner: owners[(id - 1) % owners.length]!,
      seen: add('the owner as it sees it', seenAdopter),
      pods: pods.map(
        (pod, at): SeenClaimParts => ({
          ...seenPlace(pod, at, { name, id, of: pods.length }),
          seen: add(`${pod.name} as it sees it`, seenClaim),
          own: add(`its own write about ${pod.name}`, ownWrite),
        }),
      ),
    }))
    .map((parts) => ({ ...parts, next: nextWrite(parts, plan) }));
  const claimers = controllers
    .flatMap((controller) => uidsOf(plan, controller.owner).map((uid) => ({ controller, uid })))
    .map(
      (each, at): ClaimerParts => ({ ...each, id: at + 1, name: `${each.controller.owner.name} ${at + 1}` }),
    );
  const claims = claimers.flatMap((claimer) =>
    claimer.controller.pods.map((pod): ClaimParts => {
      const id = (claimer.id - 1) * pods.length + pod.pod.id;
      return {
        ...pod,
        id,
        name: `${pod.pod.name} and ${claimer.name}`,
        controller: claimer.controller,
        claimer,
      };
    }),
  );
  const barePods = composer.one('Pods of users', budget, { limit: plan.bare.length });
  return { pods, owners, controllers, claimers, claims, barePods };
};

/** The number of the UID that an owner had when it was last seen; 0: it was not there. */
export const uidSeen = (plan: ClaimsPlan, owner: Identified, state: SeenAdopter): number => {
  const seen = adopterSeen(state);
  return seen === undefined ? 0 : uidOf(plan, owner, seen.again);
};

/** What the controller writes next: what the specification decides about all that it has seen when its pass began. */
const nextWrite = (
  { process, pass, seen, pods, owner }: Omit<ClaimControllerParts, 'next'>,
  plan: ClaimsPlan,
): Derived<ClaimWrite | undefined> =>
  derived(
    { process, pass, seen, pods: pods.map(({ seen, own }) => ({ seen, own })) },
    (states): ClaimWrite | undefined => {
      const known = adopterSeen(states.seen);
      if (known === undefined || !isWorking(states.process)) return undefined;
      const begins = isIdle(states.pass);
      const question: ReplicaSetQuestion = {
        replicaSet: {
          id: uidOf(plan, owner, known.again),
          selects: owner.plan.selects,
          ...(known.beingDeleted && { beingDeleted: true }),
        },
        replicas: owner.plan.replicas,
        pods: states.pods.flatMap(({ seen }, at) => {
          const claim = claimSeen(seen);
          const labels = plan.labels.find(({ id }) => id === claim?.labels)?.labels;
          if (claim === undefined || labels === undefined) return [];
          const traits = { owner: claim.owner === 0 ? undefined : claim.owner, labels };
          return [{ place: at + 1, phase: 'Ready', traits }];
        }),
        expects: states.pods.some(({ own }) => isExpected(own)),
        behind: begins && states.pods.some(({ own }) => isRecorded(own)),
        gate: plan.gate,
      };
      const write = nextClaimWrite(question, states.pass.context.done);
      if (write?.kind !== 'deletePod') return write;
      const places = write.places.filter((place) => !wasDeleted(states.pods[place - 1]!.own));
      return { ...write, places };
    },
  );
