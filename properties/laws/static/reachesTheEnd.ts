import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { leadsToLaw } from '../lawRecord.ts';
import { planOf, podOnNode } from '../onNode.ts';

export const staticReachesTheEnd = leadsToLaw<PodOnNodeView>({
  id: 'static/reaches-the-end',
  says: 'A static Pod with finite work and policy Never or OnFailure ends, and its mirror Pod shows it as Succeeded or Failed',
  source: 'Kubernetes documentation, Pod Lifecycle, Container restart policy; Create static Pods',
  exceptions: [
    'a node that never reaches the API server again',
    'a mirror Pod that was deleted is not created again for a Pod that has ended',
  ],
  of: podOnNode,
  trigger: isToEnd,
  goal: (pod) => !isToEnd(pod) || isShownAsEnded(pod),
});

function isToEnd(pod: PodOnNodeView): boolean {
  const { apiReference, pod: object } = planOf(pod);
  return pod.file === 'Present' && apiReference === undefined && object.spec.restartPolicy !== 'Always';
}

const isShownAsEnded = ({ worker, mirror, mirrored }: PodOnNodeView): boolean =>
  worker === 'Finished' &&
  (mirror !== 'Present' || mirrored?.phase === 'Succeeded' || mirrored?.phase === 'Failed');
