import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stepLaw } from '../lawRecord.ts';
import { changesOf, planOf, podOnNode } from '../onNode.ts';

export const preStopFirst = stepLaw<PodOnNodeView>({
  id: 'termination/pre-stop-first',
  says: 'A container with a preStop hook is sent its stop signal only after the hook is over',
  source: 'Kubernetes documentation, Container Lifecycle Hooks, Container hooks',
  of: podOnNode,
  holds: (before, after) => signals(before, after).every((change) => change.before.state === 'PreStop'),
  witness: (before, after) => signals(before, after).length > 0,
});

const signals = (before: PodOnNodeView, after: PodOnNodeView) =>
  changesOf(before, after).filter(
    (change) =>
      change.after.state === 'Terminating' &&
      change.before.state !== 'Terminating' &&
      planOf(after).containers[change.at]?.spec.lifecycle?.preStop !== undefined,
  );
