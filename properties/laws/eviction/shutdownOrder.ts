import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { does } from '../../../models/ruleFacts.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { planOf, podOnNode } from '../onNode.ts';

type InGroup = { readonly uid: string; readonly group: number; readonly isLookedAfter: boolean };

export const shutdownOrder: LawRecord = {
  id: 'eviction/shutdown-order',
  says: 'A node that shuts down ends its Pods by priority: none while one of a lower group still runs unasked, critical ones last',
  source:
    'https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#pod-priority-graceful-node-shutdown',
  fields: ['pod.spec.priority', 'pod.spec.priorityClassName'],
  model: overViews({
    sees: [
      {
        of: podOnNode,
        what: (pod: PodOnNodeView): InGroup => ({
          uid: pod.uid,
          group: planOf(pod).shutdownGroup,
          isLookedAfter: pod.worker === 'Syncing',
        }),
      },
    ],
    when: does('shutdown eviction'),
    holds: ([pods], step) => {
      const ended = endedBy(pods as InGroup[], step?.args[0]);
      return (
        ended !== undefined &&
        (pods as InGroup[]).every(({ group, isLookedAfter }) => !isLookedAfter || group >= ended.group)
      );
    },
    witness: ([pods], step) => (endedBy(pods as InGroup[], step?.args[0])?.group ?? 0) > 0,
  }),
  mutants: ['shutdown-out-of-order'],
};

const endedBy = (pods: readonly InGroup[], id: number | undefined): InGroup | undefined =>
  pods.find(({ uid }) => uid === `uid-${id}`);
