import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';
import type { TimedPod } from '../timed.ts';

export const killInTime: LawRecord = {
  id: 'termination/kill-in-time',
  says: 'Nothing of a Pod runs longer than its grace period after its kubelet has begun to end it, and 2 s at least',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
  fields: ['pod.spec.terminationGracePeriodSeconds'],
  exceptions: ['a kubelet that does not work ends nothing, and one that restarts begins again'],
  model: everyState<TimedPod>({
    of: 'timed Pod',
    holds: ({ endingFor, graceSeconds, isAlive }) =>
      endingFor === null || !isAlive || endingFor <= Math.max(graceSeconds, 2),
    witness: ({ endingFor, isAlive }) => endingFor !== null && endingFor > 1 && isAlive,
  }),
  mutants: ['grace-never-over'],
};
