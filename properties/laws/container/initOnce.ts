import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';
import { startedBetween } from './starts.ts';

export const initOnce = stepLaw<PodView>({
  id: 'container/init-once',
  says: 'After Pod initialisation no ordinary init container runs again in the same sandbox',
  source: 'Kubernetes documentation, Init Containers, Detailed behavior',
  exceptions: ['RestartAllContainers runs all of them again'],
  of: 'pod',
  holds: (before, after) =>
    !before.sandbox ||
    startedBetween(before, after).every(
      (container) => container.after.kind !== 'init' || container.before.state !== 'succeeded',
    ),
  witness: (before, after) =>
    after.sandbox &&
    after.containers.some(({ kind, state }) => kind === 'init' && state === 'succeeded') &&
    startedBetween(before, after).some((container) => container.after.kind === 'regular'),
});
