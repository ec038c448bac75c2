import { clockSkew } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import { isMirrorPod } from '../../../spec/kubelet/boundPod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const startTime: LawRecord = {
  id: 'status/start-time',
  says: 'status.startTime is set when the kubelet first sees the Pod, and never changes',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podstatus-v1-core',
  fields: ['pod.status.startTime'],
  exceptions: ['a static Pod starts again, as its mirror shows it, when its kubelet does'],
  record: ofPods({
    judge: ({ before, after, record }) => {
      const [was, is] = [before?.status?.startTime, after.status?.startTime];
      if (was === is) return undefined;
      const mirror = isMirrorPod(after);
      const [time, created] = [seconds(is), seconds(after.metadata?.creationTimestamp)];
      if (was !== undefined && !(mirror && time > seconds(was)))
        return `startTime became ${is}; it was ${was}`;
      if (is === undefined) return undefined;
      return time > record.time + clockSkew || (!mirror && time < created - clockSkew)
        ? `startTime is ${is}, of a Pod created at ${after.metadata?.creationTimestamp}`
        : undefined;
    },
  }),
  lies: [
    'another start of the Pod',
    'an event that is received 300 s off',
    'an event that is received -300 s off',
    'a Pod that started before it was created',
  ],
};
