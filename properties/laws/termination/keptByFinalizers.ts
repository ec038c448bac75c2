import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stepLaw } from '../lawRecord.ts';
import { podOnNode } from '../onNode.ts';

export const keptByFinalizers = stepLaw<PodOnNodeView>({
  id: 'termination/kept-by-finalizers',
  says: 'A Pod object does not disappear before its last finalizer is taken off, however it was deleted',
  source: 'Kubernetes documentation, Finalizers, How finalizers work',
  of: podOnNode,
  holds: (before, after, step) =>
    !disappearsWithFinalizers(before, after) || step.name === 'takes its finalizer off the Pod',
  witness: disappearsWithFinalizers,
});

function disappearsWithFinalizers(before: PodOnNodeView, after: PodOnNodeView): boolean {
  return before.object?.finalizers === true && after.object?.state === 'Gone';
}
