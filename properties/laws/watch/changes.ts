import { pathOf } from '../../../models/recorded/history/requests.ts';
import { differingField } from '../../../models/recorded/writes/differingField.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const changes: LawRecord = {
  id: 'watch/changes',
  says: 'A MODIFIED event shows a change: the API server writes nothing that changes nothing',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions',
  fields: ['*.metadata.resourceVersion'],
  record: ofObjects({
    showsLess: [
      'changes of managed fields alone, which a request of a user may make',
      'what users asked for, if it has no requests',
    ],
    judge: ({ record, history, before, after }) => {
      if (record.type !== 'MODIFIED' || before === undefined || record.resource === 'pods') return undefined;
      if (!history.requests.recorded || differingField(before, after) !== undefined) return undefined;
      const { name, namespace } = after.metadata;
      const request = history.requests.answeredWith(record.version, pathOf(record.resource, name, namespace));
      return request ? undefined : 'nothing changed but the resourceVersion';
    },
  }),
  lies: [
    'an event that changes nothing',
    'nobody asked to patch',
    'a Pod that goes without ever being deleted',
    'a ReplicaSet that is written again as it was',
  ],
};
