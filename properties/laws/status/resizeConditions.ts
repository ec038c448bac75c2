import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stepLaw } from '../lawRecord.ts';
import { podOnNode } from '../onNode.ts';

export const resizeConditions = stepLaw<PodOnNodeView>({
  id: 'status/resize-conditions',
  says: 'What is allocated to a Pod changes only by a resize that its kubelet grants, which is in progress from then on; one that is Infeasible is never granted',
  source:
    'KEP-1287; Kubernetes documentation, Resize CPU and Memory Resources assigned to Containers, Pod resize status',
  of: podOnNode,
  holds: (before, after) =>
    !isAllocated(before, after) ||
    (after.resize?.inProgress === true &&
      (before.resize?.state === 'Asked' || before.resize?.state === 'Deferred')),
  witness: (before, after) => isAllocated(before, after),
});

const isAllocated = (before: PodOnNodeView, after: PodOnNodeView): boolean =>
  after.containers.some(
    ({ resources }, at) => resources?.resized !== before.containers[at]?.resources?.resized,
  );
