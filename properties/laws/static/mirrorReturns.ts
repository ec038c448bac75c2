import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { leadsToLaw } from '../lawRecord.ts';
import { planOf, podOnNode } from '../onNode.ts';

export const mirrorReturns = leadsToLaw<PodOnNodeView>({
  id: 'static/mirror-returns',
  says: 'A static Pod whose manifest is there has a mirror Pod again in the end, unless it has ended by itself',
  source: 'Kubernetes documentation, Create static Pods, Static Pod behaviour',
  exceptions: ['a node that never reaches the API server again'],
  of: podOnNode,
  trigger: (pod) => isToRun(pod) && pod.mirror !== 'Present',
  goal: (pod) => !isToRun(pod) || pod.mirror === 'Present',
});

const isToRun = (pod: PodOnNodeView): boolean =>
  pod.file === 'Present' &&
  planOf(pod).apiReference === undefined &&
  (pod.worker === 'Idle' || pod.worker === 'Syncing');
