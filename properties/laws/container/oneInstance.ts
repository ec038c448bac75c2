import type { PodView } from '../../../models/views/podView.ts';
import { stateLaw } from '../lawRecord.ts';

export const oneInstance = stateLaw<PodView>({
  id: 'container/one-instance',
  says: 'At most one instance of a container of a Pod runs at a time',
  source: 'Kubernetes documentation, Pod Lifecycle, How Pods handle problems with containers',
  of: 'pod',
  holds: (pod) => pod.containers.every(({ running }) => running <= 1),
  witness: (pod) => pod.containers.some(({ restartCount, running }) => restartCount > 0 && running === 1),
});
