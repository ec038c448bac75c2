import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { leadsToLaw } from '../lawRecord.ts';
import { podOnNode } from '../onNode.ts';

export const activeDeadline = leadsToLaw<PodOnNodeView>({
  id: 'phase/active-deadline',
  says: 'A Pod that is active on its node for longer than activeDeadlineSeconds ends Failed, unless it has ended before',
  source: 'Kubernetes documentation, Init Containers, Detailed behavior; Jobs, Job termination and cleanup',
  exceptions: ['a node that never reaches the API server again'],
  of: podOnNode,
  trigger: (pod) => isLate(pod),
  goal: (pod) => !isLate(pod),
});

const isLate = ({ deadline, object }: PodOnNodeView): boolean =>
  deadline === 'Past' &&
  (object?.state === 'Bound' || object?.state === 'Terminating') &&
  object.phase !== 'Failed' &&
  object.phase !== 'Succeeded';
