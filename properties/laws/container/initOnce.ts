import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { startedBetween } from './starts.ts';

export const initOnce: LawRecord = {
  id: 'container/init-once',
  says: 'After Pod initialisation no ordinary init container runs again in the same sandbox',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  fields: ['pod.spec.initContainers'],
  exceptions: ['RestartAllContainers runs all of them again'],
  model: everyStep<PodView>({
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
  }),
  mutants: ['init-container-again', 'init-containers-again'],
};
