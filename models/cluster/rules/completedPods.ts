import { any, each, fewerThan, type Guard } from '../../../checker/system/guard.ts';
import { isGone, isLive, isNotCreated, isTerminal, isTerminating, phaseOf } from '../charts/pod/podObject.ts';
import type { ClusterParts, PodParts } from '../parts/clusterParts.ts';
import type { PlacedParts } from '../parts/placedParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

/**
 * The Job controller: a Pod for each completion, so many at a time; one that fails, or is deleted before it has succeeded, is
 * created again while `backoffLimit` and the bounds allow. It sees everything at once, and takes every deleted Pod for one that
 * has not succeeded.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export const completedPodRules = (
  { actor, rule }: ClusterComposer,
  _: ClusterParts,
  workloads: readonly PlacedParts[],
) => {
  const owned = workloads.flatMap((workload) =>
    workload.pods.map((pod) => ({ id: pod.id, name: pod.name, pod, workload })),
  );
  actor('Job controller', () => {
    rule('creates a Pod for a completion', [owned], ({ pod, workload }) => ({
      when: [pod.object.is(isNotCreated), ...isNeeded(pod, workload), ...mayRun(workload)],
      then: [workload.left.send({ type: 'SPEND' }), pod.object.send({ type: 'CREATE' })],
    }));
  });
  return { sees: [], reads: [], changeable: {} };
};

/** Those that were made for the same completion have failed, or are gone. */
const isNeeded = ({ plan }: PodParts, { pods }: PlacedParts): Guard[] =>
  pods
    .filter((other) => other.plan.ordinal === plan.ordinal && other.plan.life < plan.life)
    .map(({ object }) =>
      any(
        object.is((state) => isGone(state) || isTerminating(state)),
        object.is((state) => isLive(state) && phaseOf(state) === 'Failed'),
      ),
    );

const mayRun = ({ pods, plan: { replicas, completes } }: PlacedParts): Guard[] => {
  const { parallelism = replicas } = completes ?? {};
  return parallelism >= replicas
    ? []
    : [
        fewerThan(
          parallelism,
          each(
            pods.map(({ object }) => object),
            (state) => isLive(state) && !isTerminal(state),
          ),
        ),
      ];
};
