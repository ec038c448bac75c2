import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';

export const uidUnique = stepLaw<PodView>({
  id: 'identity/uid-unique',
  says: 'A UID names one Pod for ever in the API: once the Pod is gone, the UID is never given out again',
  source: 'Kubernetes documentation, Object Names and IDs, UIDs',
  of: 'pod',
  holds: (before, after) => before.existence !== 'gone' || after.existence === 'gone',
  witness: (before, after) => before.existence === 'present' && after.existence === 'gone',
});
