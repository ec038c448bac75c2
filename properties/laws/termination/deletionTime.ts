import { clockSkew, lateness } from '../../../models/recorded/clocks.ts';
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
      const [first, last] = [record.time - lateness, record.time + clockSkew];
      const [least, most] =
        writer === 'deletion'
          ? [first + grace, last + grace]
          : [Math.max(first, moved - clockSkew), Math.max(last, moved + clockSkew)];
      if (time >= least && time <= most) return undefined;
      const said = `the deletion timestamp is ${after.metadata?.deletionTimestamp}, with ${grace} s of grace`;
      return !(Math.abs(most) < lastTime)
        ? said
        : `${said}; it was to be ${new Date((most - clockSkew) * 1000).toISOString()} or a little earlier`;
    },
  }),
  lies: ['a later deletion', 'an event that is received 300 s off', 'an event that is received -300 s off'],
};
