import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { podOnNode } from '../onNode.ts';

export const resizeConditions: LawRecord = {
  id: 'status/resize-conditions',
  says: 'What is allocated to a Pod changes only by a resize that its kubelet grants, which is in progress from then on; one that is Infeasible is never granted',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status',
  fields: ['pod.status.conditions', ...inContainers('resources')],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      !isAllocated(before, after) ||
      (after.resize?.inProgress === true &&
        (before.resize?.state === 'Asked' || before.resize?.state === 'Deferred')),
    witness: (before, after) => isAllocated(before, after),
  }),
  mutants: ['resize-allocated-unasked'],
};

const isAllocated = (before: PodOnNodeView, after: PodOnNodeView): boolean =>
  after.containers.some(
    ({ resources }, at) => resources?.resized !== before.containers[at]?.resources?.resized,
  );
