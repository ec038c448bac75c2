import { does, preemptedBy } from '../../../models/ruleFacts.ts';
import type { ContenderView, SlotsView } from '../../../models/views/contenderView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const budgetLastResort: LawRecord = {
  id: 'scheduling/budget-last-resort',
  says: 'Preemption leaves fewer healthy Pods than a budget wants only where no other node has room without that',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#poddisruptionbudget-is-supported-but-not-guaranteed',
  fields: ['poddisruptionbudget.status.disruptionsAllowed', 'pod.spec.priority'],
  exceptions: ['a budget whose status the scheduler has not seen since it was disrupted'],
  model: overViews({
    sees: [
      { of: 'contending pod', what: (pod: ContenderView) => pod },
      { of: 'slots of a node', what: (node: SlotsView) => node },
    ],
    when: does('preemption'),
    holds: (seen, step) => {
      const [pods, nodes] = seen as [readonly ContenderView[], readonly SlotsView[]];
      const { pod, node, victims } = preemptedBy(step!)!;
      const preemptor = pods.find(({ id }) => id === pod)!;
      const guarded = pods.filter((each) => each.guarded);
      const healthy = guarded.filter(({ is }) => is === 'Bound');
      const left = healthy.filter(({ id }) => !victims.includes(id)).length;
      const breaks = left < healthy.length && left < guarded.length - 1;
      return !breaks || !nodes.some((each) => each.node !== node && hasRoom(each, pods, preemptor));
    },
  }),
  mutants: ['preempts-against-the-budget'],
};

/** Without the Pods of lower priority that no budget guards it fits; room is kept for others of no lower priority only. */
const hasRoom = (
  { node, slots }: SlotsView,
  pods: readonly ContenderView[],
  { id, priority }: ContenderView,
): boolean => {
  const stays = (pod: ContenderView): boolean =>
    pod.node === node
      ? pod.guarded || pod.priority >= priority
      : pod.id !== id && pod.promised === node && pod.priority >= priority;
  return pods.filter(stays).length < slots;
};
