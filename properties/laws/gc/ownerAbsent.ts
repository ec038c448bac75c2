import { collectedBy, does } from '../../../models/ruleFacts.ts';
import type { DependentView, OwnerView } from '../../../models/views/ownerView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const ownerAbsent: LawRecord = {
  id: 'gc/owner-absent',
  says: 'A dependent is collected only when its owner is gone, or is being deleted in the foreground',
  source: 'https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion',
  fields: ['*.metadata.ownerReferences'],
  model: overViews({
    sees: [
      { of: 'owner', what: ({ form }: OwnerView) => form },
      { of: 'dependent', what: ({ id, owned }: DependentView) => (owned ? id : 0) },
    ],
    when: does('collection of a dependent'),
    holds: (seen, step) => {
      const [[form], owned] = seen as [readonly string[], readonly number[]];
      return (form === 'Gone' || form === 'Foreground') && owned.includes(collectedBy(step!)!);
    },
  }),
  mutants: ['collector-deletes-orphans'],
};
