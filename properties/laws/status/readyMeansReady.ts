import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';

export const readyMeansReady = stepLaw<PodView>({
  id: 'status/ready-means-ready',
  says: 'Ready is written as True only if all containers and all readiness gates are ready',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod conditions; Pod readiness',
  exceptions: ['a readiness gate that was taken back, of which the kubelet has not heard yet'],
  of: 'pod',
  holds: (before, after) =>
    before.ready ||
    !after.ready ||
    (after.containers.every(({ kind, ready }) => kind === 'init' || ready) &&
      (after.gates ?? []).every(Boolean)),
  witness: (before, after) => !before.ready && after.ready,
});
