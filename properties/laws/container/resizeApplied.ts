import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { leadsToLaw } from '../lawRecord.ts';
import { podOnNode } from '../onNode.ts';

export const resizeApplied = leadsToLaw<PodOnNodeView>({
  id: 'container/resize-applied',
  says: 'A resize that was granted is in progress until every running container has it, and comes to an end while the Pod runs',
  source:
    'KEP-1287; Kubernetes documentation, Resize CPU and Memory Resources assigned to Containers, Pod resize status',
  of: podOnNode,
  trigger: (pod) => isInProgress(pod),
  goal: (pod) => !isInProgress(pod),
});

const isInProgress = ({ resize, worker }: PodOnNodeView): boolean =>
  resize?.inProgress === true && (worker === 'Idle' || worker === 'Syncing');
