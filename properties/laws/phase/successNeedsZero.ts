import type { PodView } from '../../../models/views/podView.ts';
import { stateLaw } from '../lawRecord.ts';

export const successNeedsZero = stateLaw<PodView>({
  id: 'phase/success-needs-zero',
  says: 'A Pod is Succeeded only if every regular container exited with 0',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod phase',
  of: 'pod',
  holds: (pod) =>
    pod.phase !== 'Succeeded' ||
    pod.containers.every(({ kind, state }) => kind !== 'regular' || state === 'succeeded'),
  witness: (pod) => pod.phase === 'Succeeded',
});
