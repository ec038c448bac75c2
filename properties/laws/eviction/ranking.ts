import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { does } from '../../../models/ruleFacts.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { planOf, podOnNode } from '../onNode.ts';

type Ranked = { readonly uid: string; readonly rank: number; readonly isLookedAfter: boolean };

export const ranking: LawRecord = {
  id: 'eviction/ranking',
  says: 'Node pressure evicts the first Pod of the documented order that runs, and never a static or critical one',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction',
  fields: ['pod.spec.priority', 'pod.spec.priorityClassName', ...inContainers('resources.requests')],
  model: overViews({
    sees: [
      {
        of: podOnNode,
        what: (pod: PodOnNodeView): Ranked => ({
          uid: pod.uid,
          rank: planOf(pod).evictionRank,
          isLookedAfter: pod.worker === 'Syncing',
        }),
      },
    ],
    when: does('pressure eviction'),
    holds: ([pods], step) => {
      const evicted = (pods as Ranked[]).find(({ uid }) => uid === `uid-${step?.args[0]}`);
      return (
        evicted !== undefined &&
        evicted.rank > 0 &&
        (pods as Ranked[]).every(
          ({ rank, isLookedAfter }) => rank === 0 || !isLookedAfter || rank >= evicted.rank,
        )
      );
    },
  }),
  mutants: ['eviction-out-of-order'],
};
