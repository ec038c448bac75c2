import { stateLaw } from '../lawRecord.ts';
import type { TimedPod } from '../timed.ts';

export const killInTime = stateLaw<TimedPod>({
  id: 'termination/kill-in-time',
  says: 'Nothing of a Pod runs longer than its grace period after its kubelet has begun to end it, and 2 s at least',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod termination flow',
  exceptions: ['a kubelet that does not work ends nothing, and one that restarts begins anew'],
  of: 'timed Pod',
  holds: ({ endingFor, graceSeconds, isAlive }) =>
    endingFor === null || !isAlive || endingFor <= Math.max(graceSeconds, 2),
  witness: ({ endingFor, isAlive }) => endingFor !== null && endingFor > 1 && isAlive,
});
