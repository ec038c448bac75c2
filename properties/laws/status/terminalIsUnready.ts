import { conditionIn } from '../../../models/recorded/history/livePod.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const terminalIsUnready: LawRecord = {
  id: 'status/terminal-is-unready',
  says: 'A Pod that its kubelet shows as ended is not ready',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions',
  fields: ['pod.status.phase', 'pod.status.conditions'],
  exceptions: [
    'that containers can still be started may be shown with the end: the status is taken before the kubelet asks whether its sandbox has gone',
  ],
  record: ofPods({
    judge: ({ writer, after, before }) => {
      if (writer !== 'kubelet' || !isTerminalPhase(after.status?.phase)) return undefined;
      if (isTerminalPhase(before?.status?.phase)) return undefined;
      const open = ['Ready', 'ContainersReady'].find((type) => conditionIn(after, type)?.status === 'True');
      return open && `it is ${after.status?.phase}, and the condition ${open} is True`;
    },
  }),
  lies: ['another phase', 'forged Ready'],
};
