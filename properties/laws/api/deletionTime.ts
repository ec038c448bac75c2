import { clockSkew, lateness } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import { otherResources } from '../../../models/recorded/resources.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const deletionTime: LawRecord = {
  id: 'api/deletion-time',
  says: 'What is no Pod is deleted without a grace period, at the time of the request',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta',
  fields: ['*.metadata.deletionTimestamp', '*.metadata.deletionGracePeriodSeconds'],
  record: ofObjects({
    about: otherResources,
    judge: ({ record, before, after }) => {
      const { deletionTimestamp, deletionGracePeriodSeconds: grace = 0 } = after.metadata;
      if (deletionTimestamp === undefined)
        return grace === 0 ? undefined : 'it has a grace period, and is not being deleted';
      if (grace !== 0) return `its deletion grants it ${grace} s`;
      if (before?.metadata.deletionTimestamp !== undefined || record.snapshot) return undefined;
      const late = record.time - seconds(deletionTimestamp);
      return late > -clockSkew && late < lateness
        ? undefined
        : `it is deleted at ${deletionTimestamp}, which is not the time of the write`;
    },
  }),
  lies: ['a namespace that takes its time'],
};
