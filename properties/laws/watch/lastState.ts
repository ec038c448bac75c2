import { differingField } from '../../../models/recorded/writes/differingField.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const lastState: LawRecord = {
  id: 'watch/last-state',
  says: 'DELETED carries the last state of the object; only its resourceVersion is new',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes',
  fields: ['*'],
  record: ofObjects({
    judge: ({ record, before, after }) => {
      if (record.type !== 'DELETED' || before === undefined) return undefined;
      const field = differingField(before, after);
      return field && `${field} of the deleted object is not what the event before showed`;
    },
  }),
  lies: [
    'a removed Pod that was different',
    'removed while it may take its time',
    'never deleted, and yet it went',
  ],
};
