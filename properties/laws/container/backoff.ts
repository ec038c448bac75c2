import { crashLoopBackoff } from '../../../spec/kubelet/backoff/crashLoopBackoff.ts';
import { stepLaw } from '../lawRecord.ts';
import type { TimedContainer } from '../timed.ts';

export const backoff = stepLaw<TimedContainer>({
  id: 'container/backoff',
  says: 'Within one kubelet lifetime a container that ended by itself starts again no earlier than 0, 10, 20, 40, 80, 160, then 300 s after its ends, counted anew after a quiet time',
  source: 'Kubernetes documentation, Pod Lifecycle, Container restarts',
  exceptions: ['a container that its kubelet killed', 'the kubelet has restarted since'],
  of: 'timed container',
  holds: (before, after) => {
    if (!isRestart(before, after)) return true;
    return (
      crashLoopBackoff(before.entry ?? undefined, before.endedAt ?? undefined, after.startedAt ?? 0).kind ===
      'start'
    );
  },
  witness: (before, after) => isRestart(before, after) && before.entry !== null,
});

const isRestart = (before: TimedContainer, after: TimedContainer): boolean =>
  before.endedBy === 'itself' && after.startedAt !== before.startedAt;
