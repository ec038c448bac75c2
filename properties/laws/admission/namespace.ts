import { clockSkew } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** How long after its admission an object may be stored, in seconds; deletion timestamps are whole seconds. */
const landingSeconds = clockSkew;

export const namespace: LawRecord = {
  id: 'admission/namespace',
  says: 'Objects are created in namespaces that are there and not being deleted',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle',
  fields: ['*.metadata.namespace', 'namespace.metadata.deletionTimestamp'],
  exceptions: [
    'admission is checked before an object is stored: it may be stored shortly after the deletion',
  ],
  record: ofObjects({
    whole: true,
    showsLess: ['namespaces that are not watched'],
    judge: ({ record, history, after }) => {
      const { namespace } = after.metadata;
      if (record.type !== 'ADDED' || record.snapshot || namespace === undefined) return undefined;
      const uid = history.names.get(`namespaces//${namespace}`);
      const live = history.objects.get(uid ?? '');
      const deletion = live?.object.metadata.deletionTimestamp;
      return deletion !== undefined && record.time - seconds(deletion) > landingSeconds
        ? `it is created in ${namespace}, which is being deleted`
        : undefined;
    },
  }),
  lies: ['a Pod that is created while its namespace ends'],
};
