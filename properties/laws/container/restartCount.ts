import { instanceOf, isNewInstance, stateName } from '../../../models/recorded/writes/containerStep.ts';
import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofContainers } from '../recordPredicate.ts';
import { type ContainerStep, containerSteps } from './starts.ts';
import { wasRemoved } from './wasRemoved.ts';

export const restartCount: LawRecord = {
  id: 'container/restart-count',
  says: 'restartCount never falls; it grows by one for each instance of the container after the first, and only then',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts',
  fields: ['pod.status.containerStatuses.restartCount'],
  exceptions: [
    'init containers that run again after their old container was removed keep it',
    'a container that vanished from the runtime counts as restarted before its next instance is there',
    'so does one that was removed because all containers of its Pod restart',
  ],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) =>
      after.existence === 'gone' ||
      containerSteps(before, after).every(
        (container) =>
          container.after.restartCount >= container.before.restartCount &&
          (!isRestart(container) || container.before.isFloor || hasGrownByOne(container)),
      ),
    witness: (before, after) => containerSteps(before, after).some(isRestart),
  }),
  record: ofContainers({
    showsLess: ['each of several restarts that one write merges'],
    judge: (step, { after: { spec } }) => {
      const { before, after, kind } = step;
      const [was, is] = [before?.restartCount ?? 0, after.restartCount];
      if (is < was) return `restartCount fell from ${was} to ${is}`;
      const first = instanceOf(before) === '';
      if (is > was && !isNewInstance(step) && instanceOf(after) !== '') {
        const vanished = stateName(before) === 'running' && stateName(after) === 'waiting';
        return vanished || wasRemoved(after, spec)
          ? undefined
          : `restartCount grew from ${was} to ${is}, and the instance is the same`;
      }
      if (is > was && instanceOf(after) === '' && first) {
        return `restartCount grew from ${was} to ${is}, and it has never run`;
      }
      if (wasRemoved(before, spec)) return undefined;
      if (is === was && isNewInstance(step) && !first && kind !== 'init' && kind !== 'sidecar') {
        return `another instance is shown, and restartCount is still ${is}`;
      }
      return undefined;
    },
  }),
  mutants: ['restart-not-counted', 'restarts-not-counted'],
  lies: ['fewer restarts', 'more restarts', 'a restart that was none', 'one restart more from here on'],
};

/** An instance starts where one has exited. */
const isRestart = ({ before, after }: ContainerStep): boolean =>
  after.running > before.running && (before.state === 'succeeded' || before.state === 'failed');

const hasGrownByOne = ({ before, after }: ContainerStep): boolean =>
  after.restartCount === before.restartCount + 1;
