import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';

export const neverRescheduled = stepLaw<PodView>({
  id: 'identity/never-rescheduled',
  says: 'spec.nodeName, once set, never changes for a UID',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod lifetime',
  of: 'pod',
  holds: (before, after) =>
    before.nodeName === undefined || after.existence === 'gone' || after.nodeName === before.nodeName,
  witness: (before, after) => before.nodeName !== undefined && after.phase !== before.phase,
});
