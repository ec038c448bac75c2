import { controllerFinalizers } from '../../../models/recorded/controllerFinalizers.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const finalizers: LawRecord = {
  id: 'gc/finalizers',
  says: 'An object that is being deleted gets no new finalizers, and stays until somebody takes its last one',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/#how-finalizers-work',
  fields: ['*.metadata.finalizers'],
  exceptions: ['controllers take their own'],
  record: ofObjects({
    showsLess: ['who took a finalizer, if it has no requests'],
    judge: ({ record, history, before, after }) => {
      if (record.type === 'DELETED') {
        const { name, namespace, finalizers = [] } = after.metadata;
        const holder = finalizers.find((each) => !controllerFinalizers.includes(each));
        if (holder === undefined || !history.requests.recorded) return undefined;
        const path = pathOf(record.resource, name, namespace);
        const taken = history.requests.all('patch', path).some(({ request }) => takes(request, holder));
        return taken ? undefined : `it is removed while ${holder} holds it, and nobody took that`;
      }
      if (before?.metadata.deletionTimestamp === undefined) return undefined;
      const added = after.metadata.finalizers?.find((each) => !before.metadata.finalizers?.includes(each));
      return added && `the finalizer ${added} was added while the object is being deleted`;
    },
  }),
  lies: ['a finalizer while it goes', 'nobody asked to patch'],
};

/** Whether a patch leaves this finalizer out. */
const takes = (request: unknown, finalizer: string): boolean => {
  const { metadata } = (request ?? {}) as { metadata?: { finalizers?: unknown } };
  const { finalizers } = metadata ?? {};
  if (Array.isArray(request) || finalizers === null) return true;
  return Array.isArray(finalizers) && !finalizers.includes(finalizer);
};
