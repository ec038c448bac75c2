import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';

export const keptByFinalizers = stepLaw<PodView>({
  id: 'termination/kept-by-finalizers',
  says: 'A Pod object does not disappear before its last finalizer is taken off, however it was deleted',
  source: 'Kubernetes documentation, Finalizers, How finalizers work',
  of: 'pod',
  holds: (before, after, step) =>
    !disappears(before, after) || !before.finalizers || step.name === 'takes its finalizer off the Pod',
  witness: (before, after) => disappears(before, after) && before.finalizers !== undefined,
});

const disappears = (before: PodView, after: PodView): boolean =>
  before.existence === 'present' && after.existence === 'gone';
