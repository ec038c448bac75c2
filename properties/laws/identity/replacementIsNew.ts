import { isOf } from '../../../models/ruleFacts.ts';
import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';

export const replacementIsNew: LawRecord = {
  id: 'identity/replacement-is-new',
  says: 'A Pod that a controller creates has a UID that no Pod had before, whatever its name',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-lifetime',
  fields: ['pod.metadata.uid', 'pod.metadata.ownerReferences'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after, step) =>
      !isCreation(before, after) || !isByController(step) || before.existence === 'not created',
    witness: (before, after, step) => isCreation(before, after) && isByController(step),
  }),
  mutants: ['uid-reused'],
};

const isCreation = (before: PodView, after: PodView): boolean =>
  before.existence !== 'present' && after.existence === 'present';

const isByController = isOf('ReplicaSet controller');
