import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stepLaw } from '../lawRecord.ts';
import { isAttempt, podOnNode, probeChangesOf, probeOf } from '../onNode.ts';

export const startupFirst = stepLaw<PodOnNodeView>({
  id: 'probe/startup-first',
  says: 'Liveness and readiness probes make no attempt before the startup probe of their container has succeeded',
  source: 'Kubernetes documentation, Liveness, Readiness, and Startup Probes, Startup probe',
  of: podOnNode,
  holds: (before, after) =>
    laterAttempts(before, after).every(
      ({ container }) => (probeOf(container.before, 'startup')?.verdict ?? 'success') === 'success',
    ),
  witness: (before, after) =>
    laterAttempts(before, after).some(({ container }) => probeOf(container.before, 'startup') !== undefined),
});

const laterAttempts = (before: PodOnNodeView, after: PodOnNodeView) =>
  probeChangesOf(before, after).filter((change) => change.after.kind !== 'startup' && isAttempt(change));
