import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';

export const readyMeansReady = stepLaw<PodView>({
  id: 'status/ready-means-ready',
  says: 'Ready is written as True only if all containers are ready',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod conditions',
  of: 'pod',
  holds: (before, after) =>
    before.ready || !after.ready || after.containers.every(({ kind, ready }) => kind === 'init' || ready),
  witness: (before, after) => !before.ready && after.ready,
});
