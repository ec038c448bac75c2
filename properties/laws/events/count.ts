import type { EventObject } from '../../../models/recorded/eventObject.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const count: LawRecord = {
  id: 'events/count',
  says: 'An event that happens again counts up, and stays about the same object',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#event-v1-events-k8s-io',
  fields: ['event'],
  record: ofObjects({
    about: ['events'],
    judge: ({ before, after }) => {
      if (before === undefined) return undefined;
      const [old, next] = [before as EventObject, after as EventObject];
      if ((next.count ?? 0) < (old.count ?? 0)) return `its count fell from ${old.count} to ${next.count}`;
      return old.involvedObject?.uid === next.involvedObject?.uid && old.reason === next.reason
        ? undefined
        : 'it is about something else than before';
    },
  }),
  lies: ['an event that counts down'],
};
