import { does } from '../../../models/ruleFacts.ts';
import type { ClaimView } from '../../../models/views/claimView.ts';
import type { ReplicaView } from '../../../models/views/replicaView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

type Claim = Pick<ClaimView, 'id' | 'pod' | 'holder'>;

export const deletesItsOwn: LawRecord = {
  id: 'workload/deletes-its-own',
  says: 'A controller that has Pods too many deletes none that another one controls, or nobody, whatever else it selects',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#how-a-replicaset-works',
  fields: ['pod.metadata.ownerReferences', 'replicaset.spec.replicas'],
  exceptions: [
    'an owner that is deleted, leaving orphans, while its controller is about to delete one of them',
  ],
  model: overViews({
    sees: [
      { of: 'claim', what: ({ id, pod, holder }: ClaimView) => ({ id, pod, holder }) },
      { of: 'replica', what: (pod: ReplicaView) => pod },
    ],
    when: does('deletion of a replica'),
    holds: (seen, step) => {
      const [claims, pods] = seen as [readonly Claim[], readonly ReplicaView[]];
      const { pod, holder } = claims.find(({ id }) => id === step!.args[0])!;
      const { owner, active } = pods.find(({ id }) => id === pod)!;
      return !active || owner === holder;
    },
  }),
  mutants: ['deletes-pods-of-others'],
};
