import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';

export const replacementIsNew = stepLaw<PodView>({
  id: 'identity/replacement-is-new',
  says: 'A Pod that a controller creates has a UID that no Pod had before, whatever its name',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod lifetime',
  of: 'pod',
  holds: (before, after, step) =>
    !isCreation(before, after) || step.actor !== 'ReplicaSet controller' || before.existence === 'unborn',
  witness: (before, after, step) => isCreation(before, after) && step.actor === 'ReplicaSet controller',
});

const isCreation = (before: PodView, after: PodView): boolean =>
  before.existence !== 'present' && after.existence === 'present';
