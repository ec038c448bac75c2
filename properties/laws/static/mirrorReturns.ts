import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { leadsTo } from '../modelPredicate.ts';
import { planOf, podOnNode } from '../onNode.ts';

export const mirrorReturns: LawRecord = {
  id: 'static/mirror-returns',
  says: 'A static Pod whose manifest is there has a mirror Pod again in the end, unless it has ended by itself',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/#behavior-of-static-pods',
  fields: ['pod.metadata.annotations'],
  exceptions: ['a node that never reaches the API server again'],
  model: leadsTo<PodOnNodeView>({
    of: podOnNode,
    trigger: (pod) => isToRun(pod) && pod.mirror !== 'Present',
    goal: (pod) => !isToRun(pod) || pod.mirror === 'Present',
  }),
  mutants: ['mirror-not-created-again'],
};

const isToRun = (pod: PodOnNodeView): boolean =>
  pod.file === 'Present' &&
  planOf(pod).apiReference === undefined &&
  (pod.worker === 'Idle' || pod.worker === 'Syncing');
