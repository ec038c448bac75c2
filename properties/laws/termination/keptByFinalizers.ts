import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { does } from '../../../models/ruleFacts.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { podOnNode } from '../onNode.ts';

export const keptByFinalizers: LawRecord = {
  id: 'termination/kept-by-finalizers',
  says: 'A Pod object does not disappear before its last finalizer is taken off, however it was deleted',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/#how-finalizers-work',
  fields: ['pod.metadata.finalizers', 'pod.metadata.deletionTimestamp'],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after, step) => !disappearsWithFinalizers(before, after) || isFreed(step),
    witness: disappearsWithFinalizers,
  }),
  mutants: ['finalizers-ignored'],
};

const isFreed = does('removal of a finalizer');

function disappearsWithFinalizers(before: PodOnNodeView, after: PodOnNodeView): boolean {
  return before.object?.finalizers === true && after.object?.state === 'Gone';
}
