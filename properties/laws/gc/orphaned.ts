import type { DependentView, OwnerView } from '../../../models/views/ownerView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const orphaned: LawRecord = {
  id: 'gc/orphaned',
  says: 'An owner that is deleted and leaves its dependents as orphans is taken off all of them before it goes',
  source: 'https://kubernetes.io/docs/concepts/architecture/garbage-collection/#orphaned-dependents',
  fields: ['*.metadata.finalizers', '*.metadata.ownerReferences'],
  exceptions: ['a dependent of which the garbage collector has not heard yet'],
  model: overViews({
    sees: [
      { of: 'owner', what: ({ leftOrphans }: OwnerView) => leftOrphans },
      { of: 'dependent', what: ({ owned }: DependentView) => owned },
    ],
    holds: ([left, owned]) => left![0] !== true || !owned!.includes(true),
    witness: ([left]) => left![0] === true,
  }),
  mutants: ['collector-forgets-orphans'],
};
