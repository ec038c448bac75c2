import type { Component } from '../../../checker/system/component.ts';
import type { AddMember, Composer } from '../../../checker/system/composer.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { controllerProcess } from '../charts/controllerProcess.ts';
import { ownWrite } from '../charts/ownWrite.ts';
import { pass } from '../charts/pass.ts';
import { seenPod } from '../charts/seenPod.ts';
import type { PodParts } from './podParts.ts';

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
export type ControllerParts = Identified & {
  readonly process: Component<typeof controllerProcess>;
  readonly pass: Component<typeof pass>;
  readonly pods: readonly SeenPodParts[];
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
        // a number of its own among all that controllers see of Pods
        id: (id - 1) * pods.length + at + 1,
        name: `${pod.name} as ${name} ${id} sees it`,
        pod,
        seen: add(`${pod.name} as it sees it`, seenPod),
        own: add(`its own write about ${pod.name}`, ownWrite),
      }),
    ),
    ...sees(id, add),
  }));

type ControllersOfAKind = {
  readonly name: string;
  readonly count: number;
  readonly most: number;
  readonly pods: readonly PodParts[];
};
