import { does } from '../../../models/ruleFacts.ts';
import type { AdopterView, ClaimView } from '../../../models/views/claimView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

type Claim = Pick<ClaimView, 'controller' | 'owner' | 'holder'>;

export const adoptsAfterRecheck: LawRecord = {
  id: 'workload/adopts-after-recheck',
  says: 'Where a controller, before it adopts, reads its owner past its cache, and that is gone, is being deleted or has another UID, it does not go on to adopt',
  source: 'https://kubernetes.io/docs/concepts/architecture/garbage-collection/#orphaned-dependents',
  fields: ['replicaset.metadata.deletionTimestamp', 'replicaset.metadata.uid'],
  exceptions: ['an owner that is deleted between that read and the adoption'],
  model: overViews({
    sees: [
      {
        of: 'claim',
        what: ({ controller, owner, holder }: ClaimView) => ({ controller, owner, holder }),
      },
      { of: 'adopter', what: (owner: AdopterView) => owner },
    ],
    when: does('recheck of an owner'),
    holds: (seen, step) => {
      const [claims, owners] = seen as [readonly Claim[], readonly AdopterView[]];
      const { owner, holder } = claims.find(({ controller }) => controller === step!.args[0])!;
      return owners.find(({ id }) => id === owner)!.live === holder;
    },
  }),
  mutants: ['adopts-by-its-cache'],
};
