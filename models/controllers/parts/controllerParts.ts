import type { Component } from '../../../checker/system/component.ts';
import type { AddMember, Composer } from '../../../checker/system/composer.ts';
import type { Effect } from '../../../checker/system/effect.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { controllerProcess } from '../charts/controllerProcess.ts';
import { ownWrite } from '../charts/ownWrite.ts';
import { pass } from '../charts/pass.ts';
import { seenPod } from '../charts/seenPod.ts';
import type { PodParts } from './podParts.ts';

/** What a process has in its memory, and loses when it ends. */
export type Forgettable = { send(event: { readonly type: 'FORGET' }): Effect };

/** What a controller knows of a Pod: what it last saw, and what it remembers of its own writes. */
export type Remembered = Identified & {
  readonly seen: Forgettable;
  /** absent: it remembers none */
  readonly own?: Forgettable & { tell(event: { readonly type: 'EXPIRE' }): Effect };
};

/** A Pod as one controller sees it, and what that controller remembers of its own writes about it. */
export type SeenPodParts = Identified & {
  readonly pod: PodParts;
  readonly seen: Component<typeof seenPod>;
  readonly own: Component<typeof ownWrite>;
};

/**
 * A controller at work on one object, in one process: what it last saw, what it remembers, how far its pass is. All of it is
 * one group, so that guards may ask the specification about the whole of it.
 */
export type ControllerParts<P extends Remembered = SeenPodParts> = Identified & {
  readonly process: Component<typeof controllerProcess>;
  readonly pass: Component<typeof pass>;
  readonly pods: readonly P[];
  /** what it remembers of its own writes beside those about Pods */
  readonly memory?: readonly Forgettable[];
};

/** Controllers of one kind, each with what it sees beside the Pods. `most`: how many writes a pass may have. */
export const controllerParts = <T extends object>(
  { groups }: Composer,
  { name, count, most, pods }: ControllersOfAKind,
  sees: (id: number, add: AddMember) => T,
): readonly (ControllerParts & T)[] =>
  groups(name, count, (id, add) => ({
    process: add('process', controllerProcess),
    pass: add('pass', pass, { most }),
    pods: pods.map(
      (pod, at): SeenPodParts => ({
        ...seenPlace(pod, at, { name, id, of: pods.length }),
        seen: add(`${pod.name} as it sees it`, seenPod),
        own: add(`its own write about ${pod.name}`, ownWrite),
      }),
    ),
    ...sees(id, add),
  }));

/** A place for a Pod as one of several controllers sees it: it has a number of its own among all that they see. */
export const seenPlace = <P extends Identified>(
  pod: P,
  at: number,
  controller: { readonly name: string; readonly id: number; readonly of: number },
): Identified & { readonly pod: P } => ({
  id: (controller.id - 1) * controller.of + at + 1,
  name: `${pod.name} as ${controller.name} ${controller.id} sees it`,
  pod,
});

type ControllersOfAKind = {
  readonly name: string;
  readonly count: number;
  readonly most: number;
  readonly pods: readonly PodParts[];
};
