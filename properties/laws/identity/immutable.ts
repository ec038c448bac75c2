import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const immutable: LawRecord = {
  id: 'identity/immutable',
  says: 'Name, namespace and creation time of a UID never change',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta',
  fields: [
    '*.metadata.name',
    '*.metadata.namespace',
    '*.metadata.creationTimestamp',
    '*.metadata.generateName',
  ],
  record: ofObjects({
    acrossGaps: true,
    judge: ({ before, after }) => {
      if (before === undefined) return undefined;
      const field = (['name', 'namespace', 'creationTimestamp', 'generateName'] as const).find(
        (each) => before.metadata[each] !== after.metadata[each],
      );
      return (
        field &&
        `metadata.${field} became ${after.metadata[field]}; it was ${before.metadata[field]} and is fixed`
      );
    },
  }),
  lies: ['another name', 'created earlier'],
};
