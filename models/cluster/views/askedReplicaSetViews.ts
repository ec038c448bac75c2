import type { Composer } from '../../../checker/system/composer.ts';
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
    const { name, namespace, kind } = workload.plan;
    const constants: AskedWorkloadConstants = { name, namespace, kind };
    const wanted = workload.deployment ?? workload.replicaSet;
    view('asked workload', workload, { wanted }, (states) => {
      const value: AskedWorkload = { exists: true, replicas: states.wanted.context.replicas };
      return withConstants(value, constants);
    });
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
        return { summand: isSeenActive(observed) ? 1 : 0, exhausted: false } satisfies AskedShortage;
      });
    }
  }
};
