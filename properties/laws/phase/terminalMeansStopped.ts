import type { PodView } from '../../../models/views/podView.ts';
import { stateLaw } from '../lawRecord.ts';

export const terminalMeansStopped = stateLaw<PodView>({
  id: 'phase/terminal-means-stopped',
  says: 'In a terminal phase no container of the Pod runs',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod phase: all containers have terminated',
  exceptions: [
    'a Pod that Pod garbage collection failed, its node being lost, may still show running containers',
  ],
  of: 'pod',
  holds: (pod) =>
    !isTerminal(pod) ||
    pod.failedFromOutside ||
    pod.containers.every(({ state }) => state !== 'running' && state !== 'stopping'),
  witness: (pod) => isTerminal(pod) && pod.containers.some(({ state }) => state !== 'waiting'),
});

const isTerminal = ({ phase }: PodView): boolean => phase === 'Succeeded' || phase === 'Failed';
