import type { WorkloadView } from '../../../models/views/workloadView.ts';
import { jointLaw } from '../lawRecord.ts';

type Observed = { readonly id: number; readonly workload: number; readonly active: boolean };

export const noSurplus = jointLaw({
  id: 'workload/no-surplus',
  says: 'No write of a controller raises the active Pods in its own view, plus creations not yet seen, above what it may own',
  source: 'Kubernetes documentation, ReplicaSet, How a ReplicaSet works',
  sees: [
    { of: 'observed pod', what: (pod: Observed) => pod },
    { of: 'workload', what: (workload: WorkloadView) => workload },
  ],
  when: ['creates a Pod'],
  holds: (seen, step) => {
    const [pods, workloads] = seen as [readonly Observed[], readonly WorkloadView[]];
    const owner = pods.find(({ id }) => id === step!.args[0])!.workload;
    const { replicas, unseen } = workloads.find(({ id }) => id === owner)!;
    const active = pods.filter((pod) => pod.workload === owner && pod.active).length;
    return active + unseen < replicas;
  },
});
