import { askedGrace, requestFor } from '../../models/recorded/asked/askedGrace.ts';
import { isMirrorPod } from '../../spec/kubelet/boundPod.ts';
import { isTerminalPhase } from '../../spec/kubelet/phase/terminalPhase.ts';
import type { Deviation } from './deviation.ts';

/** Nobody sees when a deletion that no user asked for began: so soon after the binding it may have begun before, seconds. */
const underWay = 2;

export const gracefulBecomesForced: Deviation = {
  id: 'graceful-becomes-forced',
  says: 'A deletion that meets the binding of its Pod grants no grace period: the API server sets it to 0 for the Pod that was not bound, and uses it again when it retries on the one that is',
  versions: 'seen in v1.36.3',
  reports: [
    'https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/registry/core/pod/strategy.go',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.0/staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go',
  ],
  breaks: ['termination/grace'],
  shownBy:
    'podsem trace tests/cases/recordings-accepted/graceful-becomes-forced.known-defect.ndjson.gz --strict',
  ofPods: (step) => {
    const { writer, before, after, live, record, history } = step;
    const boundAt = live?.memory.boundAt;
    if (writer !== 'deletion' || after.metadata?.deletionGracePeriodSeconds !== 0 || boundAt === undefined)
      return undefined;
    if (!history.requests.recorded || isMirrorPod(step.after) || isTerminalPhase(before?.status?.phase))
      return undefined;
    const request = requestFor(step);
    if (askedGrace(request) === 0) return undefined;
    const began = request?.time ?? record.time - underWay;
    return began <= boundAt
      ? `its deletion, which was to be graceful, began before it was bound to ${after.spec?.nodeName}, and grants no time`
      : undefined;
  },
};
