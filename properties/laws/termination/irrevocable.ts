import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';

export const irrevocable = stepLaw<PodView>({
  id: 'termination/irrevocable',
  says: 'A deletion timestamp, once set, is never removed (it may move), and the grace period never grows',
  source: 'Kubernetes documentation, Pod Lifecycle, Termination of Pods',
  of: 'pod',
  holds: (before, after) => !before.deleting || after.deleting || after.existence === 'gone',
  witness: (before, after) => before.deleting && after.existence === 'gone',
});
