import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofObjects } from '../recordPredicate.ts';

export const uidUnique: LawRecord = {
  id: 'identity/uid-unique',
  says: 'A UID names one object of the API for ever: it is never given out again, not even after the object is gone',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#uids',
  fields: ['*.metadata.uid'],
  exceptions: ['a kubelet may meet a static Pod again under the UID that it had before'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) => before.existence !== 'gone' || after.existence === 'gone',
    witness: (before, after) => before.existence === 'present' && after.existence === 'gone',
  }),
  record: ofObjects({
    judge: ({ record, history, after }) =>
      history.gone.has(after.metadata.uid)
        ? `the UID belongs to an object that was deleted; a new object has a new UID (${record.type})`
        : undefined,
  }),
  mutants: ['uid-reused'],
  lies: [
    'a Pod that was removed is ADDED again',
    'a Pod that was removed is MODIFIED again',
    'a replacement with the UID of the Pod that it replaces',
  ],
};
