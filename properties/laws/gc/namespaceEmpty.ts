import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const namespaceEmpty: LawRecord = {
  id: 'gc/namespace-empty',
  says: 'A namespace disappears only after everything in it',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  fields: ['namespace.metadata.deletionTimestamp'],
  record: ofObjects({
    whole: true,
    about: ['namespaces'],
    judge: ({ record, history, after }) => {
      if (record.type !== 'DELETED') return undefined;
      const { name } = after.metadata;
      for (const { object } of history.pods.values()) {
        if (object.metadata?.namespace === name)
          return `it is removed, and the Pod ${object.metadata?.name} is there`;
      }
      for (const { resource, object } of history.objects.values()) {
        if (object.metadata.namespace === name && resource !== 'events') {
          return `it is removed, and ${object.metadata.name} (${resource}) is there`;
        }
      }
      return undefined;
    },
  }),
  lies: ['a Pod that was not removed'],
};
