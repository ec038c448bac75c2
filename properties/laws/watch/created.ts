import { clockSkew, lateness } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** Of these the API server counts the generations. */
const isCounted = (resource: string): boolean =>
  ['pods', 'deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs', 'cronjobs'].includes(resource);

export const created: LawRecord = {
  id: 'watch/created',
  says: 'An object is added at its creationTimestamp, with generation 1 and no deletion timestamp',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta',
  fields: ['*.metadata.creationTimestamp', '*.metadata.generation'],
  exceptions: ['the snapshot of what was there before the recording'],
  record: ofObjects({
    judge: ({ record, after }) => {
      if (record.type !== 'ADDED') return undefined;
      const { creationTimestamp, deletionTimestamp } = after.metadata;
      const age = record.time - seconds(creationTimestamp);
      if (record.snapshot)
        return age > -clockSkew ? undefined : `it is there ${-age.toFixed(0)} s before it is created`;
      const generation = after.metadata.generation ?? (isCounted(record.resource) ? 0 : 1);
      if (!(age > -clockSkew && age < lateness)) {
        return `it is added ${age.toFixed(0)} s after its creationTimestamp ${creationTimestamp}`;
      }
      if (generation !== 1) return `it is created with generation ${generation}; a new object has 1`;
      return deletionTimestamp && 'it is created with a deletion timestamp';
    },
  }),
  lies: [
    'created with an old generation',
    'created long ago',
    'an event that is received 300 s off',
    'an event that is received -300 s off',
  ],
};
