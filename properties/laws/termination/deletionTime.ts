import { clockSkew } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

/** Times beyond this cannot be written, in unix seconds. */
const lastTime = 8.64e12;

export const deletionTime: LawRecord = {
  id: 'termination/deletion-time',
  says: 'The deletion timestamp is the time of the request plus the grace period; a shorter period moves it, never before the time of the write',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
  fields: ['pod.metadata.deletionTimestamp', 'pod.metadata.deletionGracePeriodSeconds'],
  record: ofPods({
    judge: ({ writer, before, after, record }) => {
      if (writer !== 'deletion' && writer !== 'shorter grace') return undefined;
      const grace = after.metadata?.deletionGracePeriodSeconds ?? 0;
      const time = seconds(after.metadata?.deletionTimestamp);
      const moved =
        seconds(before?.metadata?.deletionTimestamp) -
        (before?.metadata?.deletionGracePeriodSeconds ?? 0) +
        grace;
      const expected = writer === 'deletion' ? record.time + grace : Math.max(record.time, moved);
      if (Math.abs(time - expected) <= clockSkew) return undefined;
      const said = `the deletion timestamp is ${after.metadata?.deletionTimestamp}, with ${grace} s of grace`;
      return !(Math.abs(expected) < lastTime)
        ? said
        : `${said}; it was to be ${new Date(expected * 1000).toISOString()}`;
    },
  }),
  lies: ['a later deletion', 'an event that is received 300 s off', 'an event that is received -300 s off'],
};
