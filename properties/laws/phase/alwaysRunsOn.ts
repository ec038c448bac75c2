import { constantsOf } from '../../../models/views/constants.ts';
import type { PodConstants, PodView } from '../../../models/views/podView.ts';
import { stateLaw } from '../lawRecord.ts';

export const alwaysRunsOn = stateLaw<PodView>({
  id: 'phase/always-runs-on',
  says: 'With restartPolicy Always a Pod without deletion timestamp is never Succeeded',
  source: 'Kubernetes documentation, Pod Lifecycle, Container restart policy',
  exceptions: [
    'a container whose own restartPolicy lets it end',
    'a Pod that its kubelet evicts, all of whose containers exit with 0 when they are asked to stop',
  ],
  of: 'pod',
  holds: (pod) => !isKeptRunning(pod) || pod.deleting || pod.evicting || pod.phase !== 'Succeeded',
  witness: (pod) =>
    isKeptRunning(pod) &&
    pod.containers.some(({ kind, state }) => kind === 'regular' && state === 'succeeded'),
});

const isKeptRunning = (pod: PodView): boolean => {
  const { spec } = constantsOf<PodConstants>(pod).pod;
  return (
    spec?.restartPolicy === 'Always' &&
    spec.containers.every(({ restartPolicy }) => (restartPolicy ?? 'Always') === 'Always')
  );
};
