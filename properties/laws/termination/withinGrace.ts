import type { PodView } from '../../../models/views/podView.ts';
import { stateLaw } from '../lawRecord.ts';

export const withinGrace = stateLaw<PodView>({
  id: 'termination/within-grace',
  says: 'preStop and TERM together get no more than the grace period: when it is over, nothing of the Pod runs any more',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod termination flow',
  exceptions: [
    'at least 2 s are given after preStop',
    'a stop that is under way keeps the grace that it began with',
    'a restarted kubelet starts the grace period anew',
  ],
  of: 'pod',
  holds: (pod) =>
    pod.kubelet !== 'grace over' ||
    pod.containers.every(({ state }) => state !== 'running' && state !== 'stopping'),
  witness: (pod) => pod.kubelet === 'grace over',
});
