import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { type Derived, derived } from '../../../checker/system/derived.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { budget } from '../../environment/budget.ts';
import { isWorking } from '../charts/controllerProcess.ts';
import { isExpected, isRecorded, wasDeleted } from '../charts/ownWrite.ts';
import { isIdle } from '../charts/pass.ts';
import { replicas, seenCount, seenReplicas } from '../charts/replicas.ts';
import { lookOf } from '../charts/seenPod.ts';
import { type ReplicaSetWrite, replicaSetWrites } from '../decisions/replicaSetWrites.ts';
import type { ReplicaSetPlan, ReplicaSetsPlan } from '../plan/replicaSetsPlan.ts';
import { type ControllerParts, controllerParts } from './controllerParts.ts';
import { type PodParts, podParts } from './podParts.ts';

/** A ReplicaSet in the API. */
export type ReplicaSetParts = Identified & {
  readonly plan: ReplicaSetPlan;
  readonly replicas: Component<typeof replicas>;
};

/** The ReplicaSet controller at work on one ReplicaSet, in one process. */
export type ReplicaSetControllerParts = ControllerParts & {
  readonly replicaSet: ReplicaSetParts;
  readonly seen: Component<typeof seenReplicas>;
  readonly next: Derived<ReplicaSetWrite | undefined>;
};

export type ReplicaSetsParts = {
  readonly pods: readonly PodParts[];
  readonly replicaSets: readonly ReplicaSetParts[];
  /** of each ReplicaSet one in each process */
  readonly controllers: readonly ReplicaSetControllerParts[];
  /** Pods of nobody that a user has still to create */
  readonly barePods: Component<typeof budget>;
};

export const replicaSetsParts = (composer: Composer, plan: ReplicaSetsPlan): ReplicaSetsParts => {
  const pods = podParts(composer, plan.places);
  const replicaSets = plan.replicaSets.map(
    (each): ReplicaSetParts => ({
      id: each.id,
      name: each.name,
      plan: each,
      replicas: composer.one(each.name, replicas, { replicas: each.replicas }),
    }),
  );
  const controllers = controllerParts(
    composer,
    {
      name: 'ReplicaSet controller',
      count: replicaSets.length * (1 + plan.budgets.leaders),
      most: plan.places,
      pods,
    },
    (id, add) => ({
      replicaSet: replicaSets[(id - 1) % replicaSets.length]!,
      seen: add('the ReplicaSet as it sees it', seenReplicas),
    }),
  ).map((parts) => ({ ...parts, next: nextWrite(parts, plan) }));
  const barePods = composer.one('Pods of users', budget, { limit: plan.bare.length });
  return { pods, replicaSets, controllers, barePods };
};

/**
 * What the controller writes next: what the specification decides about all that it has seen. In a pass it goes on with what
 * was decided when that began, and what it has deleted since is not deleted again.
 */
const nextWrite = (
  { process, pass, seen, pods, replicaSet }: Omit<ReplicaSetControllerParts, 'next'>,
  { kinds, gate }: ReplicaSetsPlan,
): Derived<ReplicaSetWrite | undefined> =>
  derived(
    { process, pass, seen, pods: pods.map(({ seen, own }) => ({ seen, own })) },
    (states): ReplicaSetWrite | undefined => {
      const count = seenCount(states.seen);
      if (count === undefined || !isWorking(states.process)) return undefined;
      const begins = isIdle(states.pass);
      const writes = replicaSetWrites({
        replicaSet: { id: replicaSet.plan.id, selects: replicaSet.plan.selects },
        replicas: count,
        pods: states.pods.flatMap(({ seen }, at) => {
          const look = lookOf(seen);
          const kind = kinds.find(({ id }) => id === look?.kind);
          if (!look || !kind) return [];
          return [{ place: at + 1, phase: look.phase, traits: { owner: kind.owner, labels: kind.labels } }];
        }),
        expects: begins && states.pods.some(({ own }) => isExpected(own)),
        behind: begins && states.pods.some(({ own }) => isRecorded(own)),
        gate,
      });
      const write = writes[states.pass.context.done];
      if (write?.kind !== 'deletePod') return write;
      const places = write.places.filter((place) => !wasDeleted(states.pods[place - 1]!.own));
      return { ...write, places };
    },
  );
