import { clockSkew } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import { isMirrorPod } from '../../../spec/kubelet/boundPod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const containerTimes: LawRecord = {
  id: 'status/container-times',
  says: 'Containers start and end after their Pod was created, and not in the future',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerstate-v1-core',
  fields: ['pod.status.containerStatuses.state', 'pod.status.containerStatuses.lastState'],
  exceptions: ['containers of a static Pod may be older than its mirror'],
  record: ofPods({
    judge: ({ containers, record, after }) => {
      if (containers.length === 0) return undefined;
      const mirror = isMirrorPod(after);
      const earliest = mirror
        ? Number.NEGATIVE_INFINITY
        : seconds(after.metadata?.creationTimestamp) - clockSkew;
      for (const { after: status } of containers) {
        const { running, terminated } = status.state ?? {};
        const last = status.lastState?.terminated;
        const times = [
          running?.startedAt,
          terminated?.startedAt,
          terminated?.finishedAt,
          last?.startedAt,
          last?.finishedAt,
        ];
        for (const text of times) {
          const time = seconds(text ?? undefined);
          if (time > record.time + clockSkew || (time > 0 && time < earliest)) {
            return `container ${status.name}: its state is of ${text}, and the event of ${new Date(record.time * 1000).toISOString()}`;
          }
        }
      }
      return undefined;
    },
  }),
  lies: [
    'an end before the start',
    'an event that is received 300 s off',
    'an event that is received -300 s off',
    'a start in the future',
  ],
};
