import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { leadsTo } from '../modelPredicate.ts';
import { planOf, podOnNode } from '../onNode.ts';

export const staticReachesTheEnd: LawRecord = {
  id: 'static/reaches-the-end',
  says: 'A static Pod with finite work and policy Never or OnFailure ends, and its mirror Pod shows it as Succeeded or Failed',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
  fields: ['pod.metadata.annotations', 'pod.spec.restartPolicy'],
  exceptions: [
    'a node that never reaches the API server again',
    'a mirror Pod that was deleted is not created again for a Pod that has ended',
  ],
  model: leadsTo<PodOnNodeView>({
    of: podOnNode,
    trigger: isToEnd,
    goal: (pod) => !isToEnd(pod) || isShownAsEnded(pod),
  }),
  mutants: ['mirror-shows-no-end'],
};

function isToEnd(pod: PodOnNodeView): boolean {
  const { apiReference, pod: object } = planOf(pod);
  return pod.file === 'Present' && apiReference === undefined && object.spec.restartPolicy !== 'Always';
}

const isShownAsEnded = ({ worker, mirror, mirrored }: PodOnNodeView): boolean =>
  worker === 'Finished' && (mirror !== 'Present' || isTerminalPhase(mirrored?.phase));
