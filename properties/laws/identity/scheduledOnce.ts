import { isOf } from '../../../models/ruleFacts.ts';
import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';

export const scheduledOnce: LawRecord = {
  id: 'identity/scheduled-once',
  says: 'At most one binding succeeds for a UID: only a Pod without a node is bound',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/',
  fields: ['pod.spec.nodeName'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after, step) =>
      !isByScheduler(step) || after.nodeName === before.nodeName || before.nodeName === undefined,
    witness: (before, after) => before.nodeName === undefined && after.nodeName !== undefined,
  }),
  mutants: ['bound-twice'],
};

const isByScheduler = isOf('scheduler');
