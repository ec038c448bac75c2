import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { type Derived, derived } from '../../../checker/system/derived.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { isWorking } from '../charts/controllerProcess.ts';
import { instance } from '../charts/instance.ts';
import { isRecorded } from '../charts/ownWrite.ts';
import { isIdle } from '../charts/pass.ts';
import { pod } from '../charts/pod.ts';
import { revision, seenNumber, seenRevision } from '../charts/revision.ts';
import { lookOf } from '../charts/seenPod.ts';
import { type StatefulSetWrite, statefulSetWrites } from '../decisions/statefulSetWrites.ts';
import type { StatefulSetPlan } from '../plan/statefulSetPlan.ts';
import { type ControllerParts, controllerParts } from './controllerParts.ts';

/** An ordinal: the Pod of its name in the API, and what runs under that name. */
export type OrdinalParts = Identified & {
  readonly object: Component<typeof pod>;
  readonly instance: Component<typeof instance>;
};

/** The StatefulSet controller, in one process. */
export type StatefulSetControllerParts = ControllerParts & {
  readonly seen: Component<typeof seenRevision>;
  readonly next: Derived<StatefulSetWrite | undefined>;
};

export type StatefulSetParts = {
  readonly template: Component<typeof revision>;
  /** by ordinal: the first is 0 */
  readonly ordinals: readonly OrdinalParts[];
  readonly controllers: readonly StatefulSetControllerParts[];
};

export const statefulSetParts = (composer: Composer, plan: StatefulSetPlan): StatefulSetParts => {
  const ordinals = composer.groups('pod', plan.replicas, (_, add) => ({
    object: add('object', pod),
    instance: add('instance', instance),
  }));
  const controllers = controllerParts(
    composer,
    {
      name: 'StatefulSet controller',
      count: 1 + plan.budgets.leaders,
      most: plan.replicas,
      pods: ordinals,
    },
    (_, add) => ({ seen: add('the template as it sees it', seenRevision) }),
  ).map((parts) => ({ ...parts, next: nextWrite(parts, plan) }));
  return { template: composer.one('template', revision), ordinals, controllers };
};

/** What the controller writes next: what the specification decides about all that it has seen. */
const nextWrite = (
  { process, pass, seen, pods }: Omit<StatefulSetControllerParts, 'next'>,
  { replicas, partition, gate }: StatefulSetPlan,
): Derived<StatefulSetWrite | undefined> =>
  derived(
    { process, pass, seen, pods: pods.map(({ seen, own }) => ({ seen, own })) },
    (states): StatefulSetWrite | undefined => {
      const revision = seenNumber(states.seen);
      if (revision === undefined || !isWorking(states.process)) return undefined;
      const writes = statefulSetWrites({
        replicas,
        partition,
        revision,
        pods: states.pods.flatMap(({ seen }, ordinal) => {
          const look = lookOf(seen);
          return look ? [{ ordinal, phase: look.phase, revision: look.kind }] : [];
        }),
        behind: isIdle(states.pass) && states.pods.some(({ own }) => isRecorded(own)),
        gate,
      });
      return writes[states.pass.context.done];
    },
  );
