import type { Composer } from '../../../checker/system/composer.ts';
import type { DeploymentStrategy } from '../../../spec/api/objects/apps.ts';
import { resolveFenceposts } from '../../../spec/controllers/deployment/fenceposts.ts';
import type { AskedShortage, AskedWorkload, AskedWorkloadConstants } from '../../views/askedViews.ts';
import { withConstants } from '../../views/constants.ts';
import { isSeenActive } from '../charts/controllers/observedPod.ts';
import type { ReplicaSetParts } from '../parts/workloadParts.ts';

/** What questions see of workloads whose Pods a ReplicaSet controller creates. */
export const askedReplicaSetViews = (
  { view, viewKind }: Composer,
  workloads: readonly ReplicaSetParts[],
): void => {
  viewKind('asked shortage');
  for (const workload of workloads) {
    const { name, namespace, kind, replicas } = workload.plan;
    const rollout = fenceposts(workload.plan.strategy, replicas);
    const constants: AskedWorkloadConstants = { name, namespace, kind, rollout };
    const wanted = workload.deployment ?? workload.replicaSet;
    if (workload.plan.revisionOf === undefined) {
      view('asked workload', workload, { wanted }, (states) => {
        const { context } = states.wanted;
        const revision = 'revision' in context ? context.revision : 1;
        const value: AskedWorkload = { exists: true, replicas: context.replicas, revision };
        return withConstants(value, constants);
      });
    }
    // what it expects and has not yet seen counts like what it sees
    view(
      'asked shortage',
      { id: workload.id, name: workload.name },
      { set: workload.replicaSet },
      ({ set }) => {
        const { replicas, unseen, next, uids } = set.context;
        return { summand: unseen - replicas, exhausted: next > uids } satisfies AskedShortage;
      },
    );
    for (const pod of workload.pods) {
      const subject = { id: workload.id, name: `${workload.name} ${pod.name}` };
      view('asked shortage', subject, { observed: pod.observed }, ({ observed }) => {
        return { summand: isSeenActive(observed) ? 1 : 0, exhausted: undefined } satisfies AskedShortage;
      });
    }
  }
};

/** Recreating has none of the old and none of the new between. */
const fenceposts = (
  strategy: DeploymentStrategy | undefined,
  replicas: number,
): AskedWorkloadConstants['rollout'] => {
  if (!strategy) return undefined;
  const { maxSurge, maxUnavailable } = strategy.rollingUpdate ?? {};
  return strategy.type === 'Recreate'
    ? { surge: 0, unavailable: replicas }
    : (resolveFenceposts(maxSurge, maxUnavailable, replicas) ?? { surge: 0, unavailable: 0 });
};
