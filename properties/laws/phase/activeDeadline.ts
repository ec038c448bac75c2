import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { leadsTo } from '../modelPredicate.ts';
import { podOnNode } from '../onNode.ts';

export const activeDeadline: LawRecord = {
  id: 'phase/active-deadline',
  says: 'A Pod that is active on its node for longer than activeDeadlineSeconds ends Failed, unless it has ended before',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  fields: ['pod.status.phase', 'pod.spec.activeDeadlineSeconds'],
  exceptions: ['a node that never reaches the API server again'],
  model: leadsTo<PodOnNodeView>({
    of: podOnNode,
    trigger: (pod) => isLate(pod),
    goal: (pod) => !isLate(pod),
  }),
  mutants: ['deadline-ignored'],
};

const isLate = ({ deadline, object }: PodOnNodeView): boolean =>
  deadline === 'Past' &&
  (object?.state === 'Bound' || object?.state === 'Terminating') &&
  object.phase !== 'Failed' &&
  object.phase !== 'Succeeded';
