import { all, type Guard, not, together } from '../../../checker/system/guard.ts';
import type { Actor } from '../../ruleFacts.ts';
import { isForgotten } from '../charts/ownWrite.ts';
import { isIdle } from '../charts/pass.ts';
import { isAbsent } from '../charts/pod.ts';
import { isUnseen } from '../charts/seenPod.ts';
import type { ControllerParts } from '../parts/controllerParts.ts';
import type { PodParts } from '../parts/podParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import type { Deciding } from './passes.ts';

/** The place is free for a new Pod: none is there, and nobody remembers the last one. */
export const isFree = (pod: PodParts, controllers: readonly ControllerParts[]): Guard =>
  all(
    pod.object.is(isAbsent),
    ...controllers.map(({ pods }) => {
      const { seen, own } = pods.find((each) => each.pod === pod)!;
      return together({ seen, own }, (it) => isUnseen(it.seen) && isForgotten(it.own));
    }),
  );

/** The place is the first that is free for a new Pod: which one it is makes no difference. */
export const isFirstFree = (
  pod: PodParts,
  pods: readonly PodParts[],
  controllers: readonly ControllerParts[],
): readonly Guard[] => [
  isFree(pod, controllers),
  ...pods.slice(0, pod.id - 1).map((earlier) => not(isFree(earlier, controllers))),
];

/** The pass of a controller that would create one more Pod than there are places ends. */
export const refuseOneMore = <W extends { readonly kind: string }>(
  composer: ControllersComposer,
  by: Actor,
  pods: readonly PodParts[],
  controllers: readonly (ControllerParts & Deciding<W>)[],
): void => {
  composer.actor(by, () => {
    composer.rule('is refused one Pod more than there may be', [controllers], ({ pass, next }) => ({
      when: [
        pass.isNot(isIdle),
        next.is((write) => write?.kind === 'createPod'),
        ...pods.map((pod) => not(isFree(pod, controllers))),
      ],
      then: [pass.send({ type: 'END' })],
    }));
  });
};
