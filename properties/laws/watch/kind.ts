import { kinds } from '../../../models/recorded/resources.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const kind: LawRecord = {
  id: 'watch/kind',
  says: 'The objects of a resource are of its kind',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology',
  fields: ['*.kind'],
  record: ofObjects({
    judge: ({ record, after }) =>
      after.kind === undefined || after.kind === kinds[record.resource]
        ? undefined
        : `the kind is ${after.kind}, in the watch of ${record.resource}`,
  }),
  lies: ['another kind'],
};
