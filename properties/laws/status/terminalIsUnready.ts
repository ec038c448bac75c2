import { conditionIn, isTerminalPhase } from '../../../models/recorded/history/livePod.ts';
import { allStatuses, isKubeletFailure } from '../../../models/recorded/writes/kubeletDecision.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { isMirrorPod } from '../../../spec/kubelet/boundPod.ts';
import { containerStatusUnknown } from '../../../spec/kubelet/status/runtimeContainerStatus.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

/** So long after it is back a kubelet may write what it decided while it could not reach the API server, in seconds. */
const backlogSeconds = 30;

export const terminalIsUnready: LawRecord = {
  id: 'status/terminal-is-unready',
  says: 'A Pod that its kubelet shows as ended is not ready, and nothing can start in it',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions',
  fields: ['pod.status.phase', 'pod.status.conditions'],
  exceptions: [
    'the end of a static Pod is not held back until its sandbox has gone: its mirror shows it at once',
    'a phase that was held back may be written before the kubelet sees that the sandbox has gone; at most, how containers ended becomes unknown',
    'so may one that had to wait until the API server was in reach again',
  ],
  record: ofPods({
    judge: ({ writer, after, before, live, record }) => {
      if (writer !== 'kubelet' || !isTerminalPhase(after.status?.phase)) return undefined;
      if (isTerminalPhase(before?.status?.phase) || isKubeletFailure(after.status?.reason)) return undefined;
      const mirror = isMirrorPod(after);
      const released = allStatuses(after.status).every(
        (status) =>
          status.state?.terminated?.reason === containerStatusUnknown ||
          allStatuses(before?.status).some((each) => deepEqual(each, status)),
      );
      const back = record.time - (live?.memory.kubeletSince ?? Number.NEGATIVE_INFINITY) < backlogSeconds;
      const sandboxGoes = mirror || released || back;
      const closed = ['Ready', 'ContainersReady', ...(sandboxGoes ? [] : ['PodReadyToStartContainers'])];
      const open = closed.find((type) => conditionIn(after, type)?.status === 'True');
      return open && `it is ${after.status?.phase}, and the condition ${open} is True`;
    },
  }),
  lies: ['another phase', 'forged Ready'],
};
