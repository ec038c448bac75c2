import type { PodView } from '../../../models/views/podView.ts';
import { startedBetween } from '../container/starts.ts';
import { stepLaw } from '../lawRecord.ts';

export const noRestart = stepLaw<PodView>({
  id: 'termination/no-restart',
  says: "Once the kubelet has seen a Pod's deletion it starts no container of it",
  source: 'Kubernetes documentation, Pod Lifecycle, Termination of Pods',
  of: 'pod',
  holds: (before, after) => !isStopping(before) || startedBetween(before, after).length === 0,
  witness: (before, after) =>
    isStopping(before) && after.containers.some(({ state }, at) => state !== before.containers[at]?.state),
});

const isStopping = ({ kubelet }: PodView): boolean => kubelet === 'stopping' || kubelet === 'grace over';
