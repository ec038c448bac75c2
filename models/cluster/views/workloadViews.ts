import type { Composer } from '../../../checker/system/composeSystem.ts';
import type { WorkloadView } from '../../views/workloadView.ts';
import type { ClusterParts } from '../parts/clusterParts.ts';

export const workloadViews = ({ view, viewKind }: Composer, { workloads }: ClusterParts): void => {
  viewKind('workload');
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
  }
};
