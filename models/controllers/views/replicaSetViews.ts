import type { Composer } from '../../../checker/system/composer.ts';
import { all, any, each, exactly } from '../../../checker/system/guard.ts';
import type { ObservedReplicaView, ReplicaView } from '../../views/replicaView.ts';
import type { WorkloadView } from '../../views/workloadView.ts';
import { isRecorded, wasCreated } from '../charts/ownWrite.ts';
import { isActive, isReady, type PodState } from '../charts/pod.ts';
import { seenCount, wants } from '../charts/replicas.ts';
import { lookOf, type SeenPod } from '../charts/seenPod.ts';
import type { ReplicaSetsParts } from '../parts/replicaSetParts.ts';
import { type ReplicaSetsPlan, wantedNumbers } from '../plan/replicaSetsPlan.ts';

/** What laws see of ReplicaSets, of their Pods, and of what their controllers have seen of both. */
export const replicaSetViews = (
  { view, condition }: Composer,
  { pods, replicaSets, controllers }: ReplicaSetsParts,
  { kinds, gate }: ReplicaSetsPlan,
): void => {
  const ownerOf = (kind: number): number => kinds.find(({ id }) => id === kind)?.owner ?? 0;
  // with the gate a controller waits for what it created, however long; else as long as it expects it
  const isAwaited = gate === 'on' ? isRecorded : wasCreated;
  for (const pod of pods) {
    view(
      'replica',
      pod,
      { object: pod.object },
      ({ object }): ReplicaView => ({
        id: pod.id,
        owner: ownerOf(object.context.kind),
        active: isActive(object),
      }),
    );
  }
  for (const controller of controllers) {
    const { seen, pods, replicaSet } = controller;
    view(
      'workload',
      controller,
      { seen, own: pods.map(({ own }) => own) },
      (states): WorkloadView => ({
        id: controller.id,
        of: replicaSet.id,
        replicas: seenCount(states.seen) ?? 0,
        unseen: states.own.filter(isAwaited).length,
      }),
    );
    for (const pod of pods) {
      view(
        'observed pod',
        pod,
        { seen: pod.seen },
        (states): ObservedReplicaView => ({
          id: pod.id,
          workload: controller.id,
          active: isSeenActive(states.seen) && ownerOf(states.seen.context.kind) === replicaSet.id,
        }),
      );
    }
  }
  for (const replicaSet of replicaSets) {
    const isOwnAndReady = (state: PodState): boolean =>
      isReady(state) && ownerOf(state.context.kind) === replicaSet.id;
    const isOwnAndActive = (state: PodState): boolean =>
      isActive(state) && ownerOf(state.context.kind) === replicaSet.id;
    const objects = pods.map(({ object }) => object);
    condition(
      'as wanted',
      replicaSet,
      any(
        ...wantedNumbers(replicaSet.plan).map((count) =>
          all(
            replicaSet.replicas.is(wants(count)),
            exactly(count, each(objects, isOwnAndReady)),
            exactly(count, each(objects, isOwnAndActive)),
          ),
        ),
      ),
    );
  }
};

const isSeenActive = (state: SeenPod): boolean => {
  const phase = lookOf(state)?.phase;
  return phase === 'Unready' || phase === 'Ready';
};
