import { formFault } from '../../../models/recorded/form/objectForm.ts';
import { kinds } from '../../../models/recorded/resources.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const form: LawRecord = {
  id: 'watch/form',
  says: 'An object has the form of its kind: each value the type of its field, no field that the kind does not have, none missing that is always written',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/',
  fields: ['*'],
  record: ofObjects({
    judge: ({ record, history, before, after }) => {
      const known = history.resourceOf(before) === record.resource ? before : undefined;
      const fault = formFault(kinds[record.resource] ?? '', after, known);
      return fault && `${fault.path} ${fault.message}`;
    },
  }),
  lies: ['a text where a number is due', 'a field that is always written and missing'],
};
