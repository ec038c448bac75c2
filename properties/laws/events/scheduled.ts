import type { EventObject } from '../../../models/recorded/eventObject.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const scheduled: LawRecord = {
  id: 'events/scheduled',
  says: 'The event that a Pod was scheduled names the node that it is bound to',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#event-v1-events-k8s-io',
  fields: ['pod.spec.nodeName'],
  record: ofObjects({
    whole: true,
    about: ['events'],
    judge: ({ record, history, after }) => {
      if (record.type !== 'ADDED') return undefined;
      const { involvedObject, reason, message = '' } = after as EventObject;
      if (reason !== 'Scheduled' || involvedObject?.kind !== 'Pod') return undefined;
      const bound = history.pods.get(involvedObject.uid ?? '')?.object.spec?.nodeName;
      return bound !== undefined && !message.endsWith(` to ${bound}`)
        ? `it says "${message}", and the Pod is bound to ${bound}`
        : undefined;
    },
  }),
  lies: ['a Pod that is on another node'],
};
