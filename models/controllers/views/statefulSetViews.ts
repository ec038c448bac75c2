import type { Composer } from '../../../checker/system/composer.ts';
import { all, any } from '../../../checker/system/guard.ts';
import type { IdentityView, ObservedOrdinalView } from '../../views/ordinalView.ts';
import { runningOf } from '../charts/instance.ts';
import { isReady, looks } from '../charts/pod.ts';
import { isAtRevision } from '../charts/revision.ts';
import { lookOf } from '../charts/seenPod.ts';
import type { StatefulSetParts } from '../parts/statefulSetParts.ts';
import { revisions, type StatefulSetPlan } from '../plan/statefulSetPlan.ts';

/** What laws see of a StatefulSet, and of what its controllers have seen of it. */
export const statefulSetViews = (
  { view, condition }: Composer,
  { template, ordinals, controllers }: StatefulSetParts,
  { partition }: StatefulSetPlan,
): void => {
  for (const { id, name, instance } of ordinals) {
    view(
      'identity',
      { id, name },
      { instance },
      (states): IdentityView => ({ ordinal: id - 1, running: runningOf(states.instance) }),
    );
  }
  for (const controller of controllers) {
    for (const pod of controller.pods) {
      view(
        'observed ordinal',
        pod,
        { seen: pod.seen },
        ({ seen }): ObservedOrdinalView => ({
          id: pod.id,
          controller: controller.id,
          ordinal: pod.pod.id - 1,
          ready: lookOf(seen)?.phase === 'Ready',
        }),
      );
    }
  }
  condition(
    'as wanted',
    { id: 1, name: 'StatefulSet' },
    any(
      ...revisions.map((revision) =>
        all(
          template.is(isAtRevision(revision.id)),
          ...ordinals.map(({ id, object }) =>
            // below the partition a Pod may be of either revision
            object.is(id > partition ? looks('Ready', revision.id) : isReady),
          ),
        ),
      ),
    ),
  );
};
