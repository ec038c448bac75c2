import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const order: LawRecord = {
  id: 'watch/order',
  says: 'Events come in the order of their resourceVersions, each version once',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions',
  fields: ['*.metadata.resourceVersion'],
  exceptions: ['the snapshot of what was there before the recording'],
  record: ofObjects({
    judge: ({ record, history }) =>
      record.snapshot || record.version > history.version
        ? undefined
        : `the resourceVersion is ${record.version}, after ${history.version}: later ones are greater`,
  }),
  lies: [
    'an event twice',
    'a Pod that was removed is ADDED again',
    'a Pod that was removed is MODIFIED again',
    'a line that is missing',
    'two lines in the wrong order',
    'a line twice',
  ],
};
