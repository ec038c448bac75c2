import type { PodView } from '../../../models/views/podView.ts';
import { leadsToLaw } from '../lawRecord.ts';

export const finishes = leadsToLaw<PodView>({
  id: 'termination/finishes',
  says: 'A terminating Pod without finalizers disappears, once its node works',
  source: 'Kubernetes documentation, Pod Lifecycle, Termination of Pods',
  exceptions: ['a machine that never comes back, a kubelet that never works again'],
  of: 'pod',
  trigger: (pod) => pod.deleting && !pod.finalizers,
  goal: (pod) => pod.existence === 'gone',
});
