import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';

export const scheduledOnce = stepLaw<PodView>({
  id: 'identity/scheduled-once',
  says: 'At most one binding succeeds for a UID: only a Pod without a node is bound',
  source: 'Kubernetes documentation, Kubernetes Scheduler; Pod Lifecycle, Pod lifetime',
  of: 'pod',
  holds: (before, after, step) =>
    step.actor !== 'scheduler' || after.nodeName === before.nodeName || before.nodeName === undefined,
  witness: (before, after) => before.nodeName === undefined && after.nodeName !== undefined,
});
