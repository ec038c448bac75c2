import type { Composer } from '../../../checker/system/composer.ts';
import type { WorkloadView } from '../../views/workloadView.ts';
import { isSeenActive } from '../charts/controllers/observedPod.ts';
import type { ReplicaSetParts } from '../parts/workloadParts.ts';

/** What laws see of workloads whose Pods a ReplicaSet controller creates. */
export const replicaSetViews = (
  { view, viewKind }: Composer,
  workloads: readonly ReplicaSetParts[],
): void => {
  viewKind('workload');
  viewKind('observed pod');
  for (const workload of workloads) {
    view(
      'workload',
      workload,
      { replicaSet: workload.replicaSet },
      ({ replicaSet: { context } }): WorkloadView => ({
        id: workload.id,
        replicas: context.replicas,
        unseen: context.unseen,
      }),
    );
    for (const pod of workload.pods) {
      view('observed pod', pod, { observed: pod.observed }, ({ observed }) => ({
        id: pod.id,
        workload: workload.id,
        active: isSeenActive(observed),
      }));
    }
  }
};
