import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const removedWhenOver: LawRecord = {
  id: 'termination/removed-when-over',
  says: 'A Pod is removed only once deletion has begun and its grace period is 0',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
  fields: ['pod.metadata.deletionTimestamp', 'pod.metadata.deletionGracePeriodSeconds'],
  record: ofPods({
    judge: ({ record, after }) => {
      if (record.type !== 'DELETED') return undefined;
      const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = after.metadata ?? {};
      if (deletionTimestamp === undefined) return 'it is removed, and its deletion had not begun';
      return deletionGracePeriodSeconds > 0
        ? `it is removed with ${deletionGracePeriodSeconds} s of its grace period left to its kubelet`
        : undefined;
    },
  }),
  lies: [
    'removed while it may take its time',
    'never deleted, and yet it went',
    'removed before its grace was over',
    'a Pod that goes without ever being deleted',
  ],
};
