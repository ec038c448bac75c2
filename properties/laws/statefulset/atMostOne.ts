import type { IdentityView } from '../../../models/views/ordinalView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';

export const atMostOne: LawRecord = {
  id: 'statefulset/at-most-one',
  says: 'At most one Pod with an identity runs at any time',
  source: 'https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/',
  fields: ['statefulset.spec', 'pod.metadata.name'],
  exceptions: ['a Pod that was deleted by force while it still ran'],
  model: everyState<IdentityView>({
    of: 'identity',
    holds: ({ running }) => running <= 1,
    witness: ({ running }) => running === 1,
  }),
  mutants: ['identity-free-too-early'],
};
