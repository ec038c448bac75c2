import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const order: LawRecord = {
  id: 'watch/order',
  says: 'A watch shows events in the order of their resourceVersions, each version once',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions',
  fields: ['*.metadata.resourceVersion'],
  exceptions: [
    'a list of what is there',
    'an event that is received once more',
    'watches of several resources',
  ],
  record: ofObjects({
    judge: ({ record, history }) => {
      const before = history.versionBefore(record);
      return record.snapshot || record.version > before
        ? undefined
        : `the resourceVersion is ${record.version}, after ${before}: later ones are greater`;
    },
  }),
  lies: [
    'two states under one version',
    'a Pod that was removed is ADDED again',
    'a Pod that was removed is MODIFIED again',
    'two lines in the wrong order',
  ],
};
