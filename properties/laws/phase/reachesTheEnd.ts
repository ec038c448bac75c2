import { constantsOf } from '../../../models/views/constants.ts';
import type { PodConstants, PodView } from '../../../models/views/podView.ts';
import { leadsToLaw } from '../lawRecord.ts';

export const reachesTheEnd = leadsToLaw<PodView>({
  id: 'phase/reaches-the-end',
  says: 'A bound Pod with finite work and policy Never or OnFailure ends Succeeded or Failed, or is removed',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod lifetime',
  exceptions: ['a machine that never comes back, a kubelet that never works again'],
  of: 'pod',
  trigger: (pod) => pod.nodeName !== undefined && hasFiniteWork(pod),
  goal: (pod) => pod.existence === 'gone' || pod.phase === 'Succeeded' || pod.phase === 'Failed',
});

const hasFiniteWork = (pod: PodView): boolean => {
  const { spec } = constantsOf<PodConstants>(pod).pod;
  return (
    spec?.restartPolicy !== 'Always' &&
    !spec?.containers.some(({ restartPolicy }) => restartPolicy === 'Always')
  );
};
