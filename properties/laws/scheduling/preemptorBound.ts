import type { LawRecord } from '../lawRecord.ts';
import { againAndAgain } from '../modelPredicate.ts';

export const preemptorBound: LawRecord = {
  id: 'scheduling/preemptor-bound',
  says: 'A Pod of the highest priority is bound in the end where preemption can make room for it, whatever became of the scheduler',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#preemption',
  fields: ['pod.spec.nodeName', 'pod.spec.priority'],
  model: againAndAgain('bound for its priority'),
  mutants: ['never-preempts'],
};
