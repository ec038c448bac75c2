import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';

export const removedAfterStop = stepLaw<PodView>({
  id: 'termination/removed-after-stop',
  says: 'A Pod object disappears, or is kept by nothing but its finalizers, only after its containers stopped',
  source: 'Kubernetes documentation, Pod Lifecycle, Termination of Pods',
  exceptions: [
    'the deletion was forced',
    'the Node object is gone (Pod garbage collection)',
    'it was never bound',
    'it was already terminal',
  ],
  of: 'pod',
  holds: (before, after, step) =>
    !disappears(before, after) ||
    step.name === 'deletes the Pod by force' ||
    step.actor === 'Pod garbage collector' ||
    before.nodeName === undefined ||
    before.phase === 'Succeeded' ||
    before.phase === 'Failed' ||
    before.containers.every(({ state }) => state !== 'running' && state !== 'stopping'),
  witness: (before, after, step) => disappears(before, after) && before.deleting && step.actor === 'kubelet',
});

const disappears = (before: PodView, after: PodView): boolean =>
  before.existence === 'present' &&
  !before.keptByFinalizers &&
  (after.existence === 'gone' || after.keptByFinalizers === true);
