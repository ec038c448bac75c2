import { any, type Guard } from '../../../checker/system/guard.ts';
import type { Actor } from '../../ruleFacts.ts';
import { isGone, isLive, isNotCreated, isReady, isTerminal } from '../charts/pod/podObject.ts';
import type { ClusterParts, PodParts } from '../parts/clusterParts.ts';
import type { PlacedParts } from '../parts/placedParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

/**
 * The controllers of StatefulSets and DaemonSets: each Pod has a place, an ordinal or a node, and the next one for a place is
 * created when the one before is gone from the API. A StatefulSet in order creates none before those of lower ordinals are
 * ready. Pods that have ended are deleted, to be created again. They see everything at once.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees ·
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export const placedPodRules =
  (controller: Actor) =>
  ({ actor, rule }: ClusterComposer, _: ClusterParts, workloads: readonly PlacedParts[]) => {
    const owned = workloads.flatMap((workload) =>
      workload.pods.map((pod) => ({ id: pod.id, name: pod.name, pod, workload })),
    );
    actor(controller, () => {
      rule('creates the Pod of its place', [owned], ({ pod, workload }) => ({
        when: [pod.object.is(isNotCreated), ...isFree(pod, workload), ...isItsTurn(pod, workload)],
        then: [workload.left.send({ type: 'SPEND' }), pod.object.send({ type: 'CREATE' })],
      }));
      rule('deletes the ended Pod', [owned], ({ pod }) => ({
        when: [pod.object.is(isLive), pod.object.is(isTerminal)],
        then: [pod.object.send({ type: 'DELETE' })],
      }));
    });
    return { sees: [], reads: [], changeable: {} };
  };

/** The Pods that had the place before are gone. */
const isFree = ({ plan }: PodParts, { pods }: PlacedParts): Guard[] =>
  pods
    .filter((other) => other.plan.ordinal === plan.ordinal && other.plan.life < plan.life)
    .map(({ object }) => object.is(isGone));

/** Those of all lower ordinals are ready. */
const isItsTurn = ({ plan }: PodParts, { pods, plan: { inOrder } }: PlacedParts): Guard[] => {
  const lower = new Set(pods.map((other) => other.plan.ordinal).filter((ordinal) => ordinal < plan.ordinal));
  return inOrder
    ? [...lower].map((ordinal) =>
        any(
          ...pods
            .filter((other) => other.plan.ordinal === ordinal)
            .map(({ object }) => object.is((state) => isLive(state) && isReady(state))),
        ),
      )
    : [];
};
