import type { Component } from '../../../checker/system/component.ts';
import type { Guard } from '../../../checker/system/guard.ts';
import { together } from '../../../checker/system/guard.ts';
import type { RuleHandle } from '../../../checker/system/rule.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { deliver, type Sightings } from '../../observers/deliver.ts';
import type { LastSeen } from '../../observers/lastSeen.ts';
import { isListing, isWorking } from '../charts/controllerProcess.ts';
import { isForgotten } from '../charts/ownWrite.ts';
import { isIdle } from '../charts/pass.ts';
import { isAbsent, looks, type PodPhase, podPhases } from '../charts/pod.ts';
import { isUnseen, wasSeen } from '../charts/seenPod.ts';
import type { ControllerParts, Remembered, SeenPodParts } from '../parts/controllerParts.ts';
import type { PodKind } from '../parts/podParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/** How a controller learns of things: it is told of changes between its passes, and lists everything when it starts. */
export type Watching = { readonly sees: readonly RuleHandle[]; readonly lists: readonly RuleHandle[] };

/** It is told of changes: it works, and no pass is under way. */
const isTold = ({ process, pass }: ControllerParts<Remembered>): Guard[] => [
  process.is(isWorking),
  pass.is(isIdle),
];

/** It lists everything. */
const lists = ({ process }: ControllerParts<Remembered>): Guard[] => [process.is(isListing)];

/** What a controller sees, when it is told of changes and when it lists: the same sightings, under a verb of their own. */
export const watch = <S extends Identified, V extends string, D extends object>(
  composer: ControllersComposer,
  watched: readonly S[],
  view: (subject: S) => Component<LastSeen<V, D>>,
  controllerOf: (subject: S) => ControllerParts<Remembered>,
  sightings: (verb: string) => Sightings<S, V>,
): Watching => {
  const deliveries = (
    verb: string,
    hears: (controller: ControllerParts<Remembered>) => Guard[],
  ): RuleHandle[] =>
    Object.values(
      deliver(composer, watched, view, sightings(verb), (subject) => hears(controllerOf(subject))),
    );
  return { sees: deliveries('sees', isTold), lists: deliveries('lists', lists) };
};

/** How controllers see Pods: each as it is when they are told, or list. */
export const watchPods = (
  composer: ControllersComposer,
  controllers: readonly ControllerParts[],
  kinds: readonly PodKind[],
): Watching => {
  const subjects = controllers.flatMap((controller) =>
    controller.pods.map((pod): Subject => ({ ...pod, controller })),
  );
  return watch(
    composer,
    subjects,
    ({ seen }) => seen,
    ({ controller }) => controller,
    (verb) => sightings(verb, kinds),
  );
};

type Subject = SeenPodParts & { readonly controller: ControllerParts };

const sightings = (verb: string, kinds: readonly PodKind[]): Sightings<Subject, PodPhase> => ({
  gone: {
    rule: `${verb} that the Pod is gone`,
    as: 'Unseen',
    when: ({ pod, seen, own }) => [
      pod.object.is(isAbsent),
      together({ seen, own }, (it) => !isUnseen(it.seen) || !isForgotten(it.own)),
    ],
    also: ({ own }) => [own.tell({ type: 'ENDED' })],
  },
  ...Object.fromEntries(
    podPhases.flatMap((phase) =>
      kinds.map((kind) => [
        `${phase} ${kind.id}`,
        {
          rule: `${verb} the Pod ${phase}, of ${kind.name}`,
          as: phase,
          details: { kind: kind.id },
          when: ({ pod, seen }: Subject) => [
            pod.object.is(looks(phase, kind.id)),
            seen.isNot(wasSeen(phase, kind.id)),
          ],
          also: ({ own }: Subject) => [own.tell({ type: isEnd(phase) ? 'ENDED' : 'SEEN' })],
        },
      ]),
    ),
  ),
});

/** What a controller that deleted the Pod waits to see. */
const isEnd = (phase: PodPhase): boolean => phase !== 'Unready' && phase !== 'Ready';
