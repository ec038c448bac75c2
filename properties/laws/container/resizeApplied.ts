import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { leadsTo } from '../modelPredicate.ts';
import { podOnNode } from '../onNode.ts';

export const resizeApplied: LawRecord = {
  id: 'container/resize-applied',
  says: 'A resize that was granted is in progress until every running container has it, and comes to an end while the Pod runs',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status',
  fields: inContainers('resources'),
  model: leadsTo<PodOnNodeView>({
    of: podOnNode,
    trigger: (pod) => isInProgress(pod),
    goal: (pod) => !isInProgress(pod),
  }),
  mutants: ['resize-not-applied'],
};

const isInProgress = ({ resize, worker }: PodOnNodeView): boolean =>
  resize?.inProgress === true && (worker === 'Idle' || worker === 'Syncing');
