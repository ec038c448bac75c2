import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const given: LawRecord = {
  id: 'identity/given',
  says: 'The API server gives a new object a UUID',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#uids',
  fields: ['*.metadata.uid'],
  record: ofObjects({
    judge: ({ record, after }) => {
      if (record.type !== 'ADDED') return undefined;
      const { uid } = after.metadata;
      return uuid.test(uid) ? undefined : `its UID ${uid} is no UUID`;
    },
  }),
  lies: ['a UID that is none'],
};
