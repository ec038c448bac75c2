import type { AllocationsView, ShownToScheduler } from '../../../models/podOnNode/views/wholeNodeView.ts';
import { does } from '../../../models/ruleFacts.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

type Taken = { readonly taken: readonly boolean[] };

export const endedHoldsNothing: LawRecord = {
  id: 'node/ended-holds-nothing',
  says: 'When a kubelet turns a Pod away it counts no Pod that the API shows as Succeeded or Failed: the scheduler does not either',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/',
  fields: ['pod.status.phase', ...inContainers('resources.requests')],
  model: overViews({
    sees: [
      { of: 'allocations of the node', what: ({ taken }: AllocationsView): Taken => ({ taken }) },
      { of: 'Pod as the scheduler counts it', what: (pod: ShownToScheduler) => pod },
    ],
    when: does('rejection'),
    holds: ([ledgers, pods]) =>
      (ledgers as Taken[]).every(({ taken }) =>
        (pods as ShownToScheduler[]).every(({ at, hasEnded }) => !hasEnded || !taken[at]),
      ),
    witness: ([ledgers]) => (ledgers as Taken[]).some(({ taken }) => taken.includes(true)),
  }),
  mutants: ['room-never-given-back'],
};
