import { askedGrace, requestFor } from '../../../models/recorded/asked/askedGrace.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { does, isOf } from '../../../models/ruleFacts.ts';
import type { PodView } from '../../../models/views/podView.ts';
import { isMirrorPod } from '../../../spec/kubelet/boundPod.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofPods } from '../recordPredicate.ts';
import { isLost } from './isLost.ts';

/** No container is shown as running. */
const hasStopped = ({ before }: PodStep): boolean =>
  [...(before?.status?.containerStatuses ?? []), ...(before?.status?.initContainerStatuses ?? [])].every(
    ({ state }) => !state?.running,
  );

export const removedAfterStop: LawRecord = {
  id: 'termination/removed-after-stop',
  says: 'A Pod object disappears, or is kept by nothing but its finalizers, only after its containers stopped',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  fields: ['pod.metadata.deletionTimestamp', 'pod.metadata.finalizers'],
  exceptions: [
    'the deletion was forced',
    'its node is gone or out of service (Pod garbage collection)',
    'it was never bound',
    'it was already terminal',
    'it is a mirror Pod',
  ],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after, step) =>
      !disappears(before, after) ||
      isForced(step) ||
      isByGarbageCollector(step) ||
      before.nodeName === undefined ||
      before.phase === 'Succeeded' ||
      before.phase === 'Failed' ||
      before.containers.every(({ state }) => state !== 'running' && state !== 'stopping'),
    witness: (before, after, step) => disappears(before, after) && before.deleting && isByKubelet(step),
  }),
  record: ofPods({
    showsLess: ['who forced a deletion, if it has no requests'],
    judge: (step) => {
      const { writer, before, after, history } = step;
      const grace = after.metadata?.deletionGracePeriodSeconds ?? 0;
      if (writer !== 'shorter grace' || grace !== 0 || !history.requests.recorded) return undefined;
      if (before?.spec?.nodeName === undefined) return undefined;
      if (
        isTerminalPhase(before.status?.phase) ||
        isMirrorPod(step.after) ||
        isLost(step) ||
        hasStopped(step)
      ) {
        return undefined;
      }
      if (askedGrace(requestFor(step)) === 0) return undefined;
      return 'its grace period became 0 while containers are shown running, and nobody forced the deletion';
    },
  }),
  mutants: ['removed-too-early', 'object-removed-too-early'],
  lies: ['nobody asked to delete', 'removed while its containers run'],
};

const isForced = does('forced deletion');
const isByGarbageCollector = isOf('Pod garbage collector');
const isByKubelet = isOf('kubelet');

const disappears = (before: PodView, after: PodView): boolean =>
  before.existence === 'present' &&
  !before.keptByFinalizers &&
  (after.existence === 'gone' || after.keptByFinalizers === true);
