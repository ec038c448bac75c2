import { clockSkew } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const deadline: LawRecord = {
  id: 'phase/deadline',
  says: 'A Pod fails with DeadlineExceeded only when it has been active for activeDeadlineSeconds',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core',
  fields: ['pod.spec.activeDeadlineSeconds', 'pod.status.reason', 'pod.status.startTime'],
  record: ofPods({
    judge: ({ before, after, record }) => {
      const { reason, startTime: start } = after.status ?? {};
      if (reason !== 'DeadlineExceeded' || before?.status?.reason === reason) return undefined;
      const { activeDeadlineSeconds } = after.spec ?? {};
      if (activeDeadlineSeconds === undefined) return 'it is past its deadline, and it has none';
      const active = record.time - seconds(start);
      return active + clockSkew < activeDeadlineSeconds
        ? `it is past its deadline of ${activeDeadlineSeconds} s after ${active.toFixed(0)} s`
        : undefined;
    },
  }),
  lies: ['an end by a deadline that there is not'],
};
