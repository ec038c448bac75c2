import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { leadsTo } from '../modelPredicate.ts';

export const finishes: LawRecord = {
  id: 'termination/finishes',
  says: 'A terminating Pod without finalizers disappears, once its node works',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  fields: ['pod.metadata.deletionTimestamp', 'pod.metadata.finalizers'],
  exceptions: ['a machine that never comes back, a kubelet that never works again'],
  model: leadsTo<PodView>({
    of: 'pod',
    trigger: (pod) => pod.deleting && !pod.finalizers,
    goal: (pod) => pod.existence === 'gone',
  }),
  mutants: ['never-removed', 'object-never-removed'],
};
