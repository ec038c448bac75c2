import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';
import { startedBetween } from './starts.ts';

export const initBeforeApp = stepLaw<PodView>({
  id: 'container/init-before-app',
  says: 'No regular container starts before every ordinary init container succeeded and every sidecar started',
  source: 'Kubernetes documentation, Init Containers, Understanding init containers',
  of: 'pod',
  holds: (before, after) =>
    startedBetween(before, after).every(
      ({ after: container }) =>
        container.kind !== 'regular' ||
        before.containers.every(
          ({ kind, state }) =>
            kind === 'regular' || (kind === 'sidecar' ? state !== 'waiting' : state === 'succeeded'),
        ),
    ),
  witness: (before, after) =>
    before.containers.some(({ kind }) => kind !== 'regular') &&
    startedBetween(before, after).some(({ after: container }) => container.kind === 'regular'),
});
