import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';

export const readyIsFresh = stepLaw<PodView>({
  id: 'status/ready-is-fresh',
  says: 'Ready becomes False only because a container or a readiness gate is not ready, the Pod is in a terminal phase, or its node is lost',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod conditions',
  exceptions: ['its kubelet is evicting it', 'it is past its active deadline'],
  of: 'pod',
  holds: (before, after, step) =>
    !becomesUnready(before, after) ||
    after.phase === 'Succeeded' ||
    after.phase === 'Failed' ||
    before.evicting === true ||
    before.late === true ||
    after.gates?.includes(false) === true ||
    step.actor === 'node lifecycle controller' ||
    after.containers.some(({ kind, ready }) => kind !== 'init' && !ready),
  witness: (before, after) => becomesUnready(before, after),
});

const becomesUnready = (before: PodView, after: PodView): boolean =>
  before.ready && !after.ready && after.existence === 'present';
