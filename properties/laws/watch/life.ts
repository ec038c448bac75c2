import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const life: LawRecord = {
  id: 'watch/life',
  says: 'An object is ADDED once, first; then MODIFIED while it lives; DELETED last',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes',
  fields: ['*'],
  record: ofObjects({
    judge: ({ record, before }) => {
      const { type, object } = record;
      if (type === 'ADDED') return before && `${object.metadata.name} is added, and it was there already`;
      return before ? undefined : `${object.metadata.name} is ${type} and was never added`;
    },
  }),
  lies: [
    'another UID',
    'never added',
    'a Pod that was removed is ADDED again',
    'a Pod that was removed is MODIFIED again',
    'two lines in the wrong order',
  ],
};
