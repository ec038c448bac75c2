import { boundBy, does } from '../../../models/ruleFacts.ts';
import type { ContenderView, SlotsView } from '../../../models/views/contenderView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const nominatedRoom: LawRecord = {
  id: 'scheduling/nominated-room',
  says: 'The room that preemption makes for a Pod is not given to one of lower priority while that Pod waits',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#user-exposed-information',
  fields: ['pod.status.nominatedNodeName', 'pod.spec.priority'],
  exceptions: ['a scheduler that restarted before it had stored which node it keeps for a Pod'],
  model: overViews({
    sees: [
      { of: 'contending pod', what: (pod: ContenderView) => pod },
      { of: 'slots of a node', what: (node: SlotsView) => node },
    ],
    when: (rule) => does('binding')(rule) && boundBy(rule) !== undefined,
    holds: (seen, step) => {
      const [pods, nodes] = seen as [readonly ContenderView[], readonly SlotsView[]];
      const { pod, node } = boundBy(step!)!;
      const { priority } = pods.find(({ id }) => id === pod)!;
      const { slots } = nodes.find((each) => each.node === node)!;
      const waiting = pods.filter((each) => each.promised === node && each.priority > priority);
      // those that are being deleted make room for whom they were deleted for
      const stay = pods.filter((each) => each.node === node && each.is === 'Bound');
      return waiting.length === 0 || stay.length + waiting.length < slots;
    },
  }),
  mutants: ['nominations-ignored'],
};
