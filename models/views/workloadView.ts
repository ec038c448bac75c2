import type { Composer } from '../../checker/system/composeSystem.ts';
import type { ClusterParts } from '../cluster/parts.ts';

export type WorkloadView = {
  readonly id: number;
  /** what its ReplicaSet wants */
  readonly replicas: number;
  /** Pods created that its controller has not yet seen */
  readonly unseen: number;
};

export const workloadViews = ({ view, viewKind }: Composer, { workloads }: ClusterParts): void => {
  viewKind('workload');
  for (const workload of workloads) {
    view(
      'workload',
      workload,
      [workload.replicaSet],
      ({ context }): WorkloadView => ({
        id: workload.id,
        replicas: context.replicas,
        unseen: context.unseen,
      }),
    );
  }
};
