import { conditionIn } from '../../../models/recorded/history/livePod.ts';
import { isMirrorPod } from '../../../spec/kubelet/boundPod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const complete: LawRecord = {
  id: 'status/complete',
  says: 'A kubelet that reports containers reports when the Pod started, the generation that it observed, and whether its sandbox is ready',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podstatus-v1-core',
  fields: ['pod.status.startTime', 'pod.status.observedGeneration', 'pod.status.conditions'],
  exceptions: ['static Pods have no generation'],
  record: ofPods({
    judge: (step) => {
      const { writer, after } = step;
      if (writer !== 'kubelet' || after.status?.containerStatuses === undefined) return undefined;
      if (after.status.startTime === undefined) return 'its status has no startTime';
      if (conditionIn(after, 'PodReadyToStartContainers') === undefined)
        return 'there is no condition PodReadyToStartContainers';
      if (after.status.observedGeneration !== undefined || isMirrorPod(step.after)) return undefined;
      return 'its status has no observedGeneration';
    },
  }),
  lies: ['a kubelet that does not say when the Pod started'],
};
