import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';
import { type ContainerStep, containerSteps } from './starts.ts';

export const restartCount = stepLaw<PodView>({
  id: 'container/restart-count',
  says: 'restartCount never falls, and grows by one for each new instance after the first',
  source: 'Kubernetes documentation, Pod Lifecycle, How Pods handle problems with containers',
  exceptions: ['init containers that run again after their old container was removed'],
  of: 'pod',
  holds: (before, after) =>
    after.existence === 'gone' ||
    containerSteps(before, after).every(
      (container) =>
        container.after.restartCount >= container.before.restartCount &&
        (!isRestart(container) || container.before.isFloor || hasGrownByOne(container)),
    ),
  witness: (before, after) => containerSteps(before, after).some(isRestart),
});

/** An instance starts where one has exited. */
const isRestart = ({ before, after }: ContainerStep): boolean =>
  after.running > before.running && (before.state === 'succeeded' || before.state === 'failed');

const hasGrownByOne = ({ before, after }: ContainerStep): boolean =>
  after.restartCount === before.restartCount + 1;
