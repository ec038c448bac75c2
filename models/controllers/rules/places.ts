import { all, type Guard, together } from '../../../checker/system/guard.ts';
import { isForgotten } from '../charts/ownWrite.ts';
import { isAbsent } from '../charts/pod.ts';
import { isUnseen } from '../charts/seenPod.ts';
import type { ControllerParts } from '../parts/controllerParts.ts';
import type { PodParts } from '../parts/podParts.ts';

/** The place is free for a new Pod: none is there, and nobody remembers the last one. */
export const isFree = (pod: PodParts, controllers: readonly ControllerParts[]): Guard =>
  all(
    pod.object.is(isAbsent),
    ...controllers.map(({ pods }) => {
      const { seen, own } = pods.find((each) => each.pod === pod)!;
      return together({ seen, own }, (it) => isUnseen(it.seen) && isForgotten(it.own));
    }),
  );
