import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';
import { startedBetween } from './starts.ts';

export const initInOrder = stepLaw<PodView>({
  id: 'container/init-in-order',
  says: 'An init container starts only after all earlier ones finished (sidecars: started)',
  source: 'Kubernetes documentation, Init Containers, Understanding init containers',
  of: 'pod',
  holds: (before, after) =>
    startedBetween(before, after).every(
      ({ after: container, at }) =>
        container.kind === 'regular' ||
        before.containers
          .slice(0, at)
          .every(({ kind, state }) => (kind === 'sidecar' ? state !== 'waiting' : state === 'succeeded')),
    ),
  witness: (before, after) =>
    startedBetween(before, after).some(({ after: container, at }) => container.kind !== 'regular' && at > 0),
});
