import { newReason } from '../../../models/recorded/writes/newDisruption.ts';
import { does, preemptedBy } from '../../../models/ruleFacts.ts';
import type { ContenderView } from '../../../models/views/contenderView.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofPods } from '../recordPredicate.ts';

const priorityOf = ({ spec }: Pod): number => spec?.priority ?? 0;

export const victims: LawRecord = {
  id: 'scheduling/victims',
  says: 'Preemption evicts a Pod only for one of higher priority that waits for a node',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#preemption',
  fields: ['pod.spec.priority', 'pod.spec.preemptionPolicy'],
  model: overViews({
    sees: [{ of: 'contending pod', what: ({ id, priority }: ContenderView) => ({ id, priority }) }],
    when: does('preemption'),
    holds: ([pods], step) => {
      const { pod, victims } = preemptedBy(step!)!;
      const priorities = new Map(
        (pods as readonly Pick<ContenderView, 'id' | 'priority'>[]).map(({ id, priority }) => [id, priority]),
      );
      return victims.every((id) => priorities.get(id)! < priorities.get(pod)!);
    },
  }),
  record: ofPods({
    whole: true,
    showsLess: ['the Pod that preempts, if its namespace is not watched'],
    judge: (step) => {
      if (newReason(step) !== 'PreemptionByScheduler' || !step.history.settings.dedicatedNodes)
        return undefined;
      const { after, history } = step;
      const priority = priorityOf(after);
      for (const { object } of history.pods.values()) {
        if (priorityOf(object) > priority && object.spec?.preemptionPolicy !== 'Never') {
          if (object.metadata?.deletionTimestamp === undefined) return undefined;
        }
      }
      return `it is preempted with priority ${priority}, and no Pod of higher priority is there that may preempt`;
    },
  }),
  mutants: ['preempts-its-equals'],
  lies: ['a Pod that preempts without priority'],
};
