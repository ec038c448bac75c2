import { does } from '../../../models/ruleFacts.ts';
import type { ObservedReplicaView, ReplicaView } from '../../../models/views/replicaView.ts';
import type { WorkloadView } from '../../../models/views/workloadView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const noSurplusInTruth: LawRecord = {
  id: 'workload/no-surplus-in-truth',
  says: 'No creation raises the active Pods that there really are above what the controller saw that its workload wants',
  source: 'https://kep.k8s.io/5647',
  fields: ['replicaset.spec.replicas'],
  exceptions: [
    'a write whose reply was lost',
    'a restarted controller that was given an old list',
    'two leaders at a time',
    'expectations that expired, where controllers do not wait for their own writes',
    'a ReplicaSet that was scaled since',
  ],
  model: overViews({
    sees: [
      { of: 'observed pod', what: ({ id, workload }: ObservedReplicaView) => ({ id, workload }) },
      { of: 'workload', what: ({ id, of, replicas }: WorkloadView) => ({ id, of, replicas }) },
      { of: 'replica', what: ({ owner, active }: ReplicaView) => (active ? owner : 0) },
    ],
    when: does('creation of a replica'),
    holds: (seen, step) => {
      const [pods, workloads, owners] = seen as [
        readonly Pick<ObservedReplicaView, 'id' | 'workload'>[],
        readonly Pick<WorkloadView, 'id' | 'of' | 'replicas'>[],
        readonly number[],
      ];
      const creator = pods.find(({ id }) => id === step!.args[0])!.workload;
      const { of, replicas } = workloads.find(({ id }) => id === creator)!;
      return owners.filter((owner) => owner === of).length < replicas;
    },
  }),
  mutants: ['controller-without-memory'],
};
