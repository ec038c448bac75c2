import type { ReplicaView } from '../../../models/views/replicaView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';

export const adoptsOrphans: LawRecord = {
  id: 'workload/adopts-orphans',
  says: 'A controller takes over only Pods that nobody controls, whatever else selects them',
  source:
    'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions',
  fields: ['pod.metadata.ownerReferences', 'replicaset.spec.selector'],
  model: everyStep<ReplicaView>({
    of: 'replica',
    holds: (before, after) =>
      !before.active || !after.active || before.owner === after.owner || before.owner * after.owner === 0,
    witness: (before, after) => before.active && after.active && before.owner !== after.owner,
  }),
  mutants: ['adopts-what-others-control'],
};
