import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const namespace: LawRecord = {
  id: 'admission/namespace',
  says: 'Objects are created in namespaces that are there and not being deleted',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle',
  fields: ['*.metadata.namespace', 'namespace.metadata.deletionTimestamp'],
  record: ofObjects({
    showsLess: ['namespaces that are not watched'],
    judge: ({ record, history, after }) => {
      const { namespace } = after.metadata;
      if (record.type !== 'ADDED' || record.snapshot || namespace === undefined) return undefined;
      const uid = history.names.get(`namespaces//${namespace}`);
      const live = history.objects.get(uid ?? '');
      return live?.object.metadata.deletionTimestamp !== undefined
        ? `it is created in ${namespace}, which is being deleted`
        : undefined;
    },
  }),
  lies: ['a Pod that is created while its namespace ends'],
};
