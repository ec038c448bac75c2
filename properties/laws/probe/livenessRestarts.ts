import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { leadsToLaw } from '../lawRecord.ts';
import { podOnNode, probeOf } from '../onNode.ts';

export const livenessRestarts = leadsToLaw<PodOnNodeView>({
  id: 'probe/liveness-restarts',
  says: 'A container whose liveness or startup probe has failed is stopped, and then treated by its restart policy',
  source: 'Kubernetes documentation, Liveness, Readiness, and Startup Probes, Liveness probe',
  exceptions: ['a kubelet that restarted has forgotten the failures, and counts anew'],
  of: podOnNode,
  trigger: (pod) => hasFailed(pod),
  goal: (pod) => !hasFailed(pod),
});

const hasFailed = ({ containers }: PodOnNodeView): boolean =>
  containers.some(
    (container) =>
      container.state === 'Running' &&
      (probeOf(container, 'liveness')?.verdict === 'failure' ||
        probeOf(container, 'startup')?.verdict === 'failure'),
  );
