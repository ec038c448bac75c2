import { isInverted, isLatestStray } from '../../../models/recorded/linesSeen.ts';
import type { WatchRecord } from '../../../models/recorded/watchRecord.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofLines } from '../recordPredicate.ts';

export const time: LawRecord = {
  id: 'watch/time',
  says: 'Events are received in the order of their times, give or take a few seconds',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes',
  fields: ['*'],
  exceptions: ['near-simultaneous events of different resources'],
  record: ofLines({
    judge: (record, lines) => {
      const { latest } = lines;
      if (record.is !== 'watch' || record.snapshot || latest === undefined || !isInverted(record, lines))
        return undefined;
      const [stray, other] = isLatestStray(record, lines) ? [latest, record] : [record, latest];
      const message = `it is said to be received at ${timeOf(stray)}; its neighbour at ${timeOf(other)}`;
      return { record: stray, message };
    },
  }),
  lies: ['an event that is received 300 s off', 'an event that is received -300 s off'],
};

const timeOf = (record: WatchRecord): string => new Date(record.time * 1000).toISOString();
