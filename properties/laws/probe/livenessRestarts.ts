import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { leadsTo } from '../modelPredicate.ts';
import { podOnNode, probeOf } from '../onNode.ts';

export const livenessRestarts: LawRecord = {
  id: 'probe/liveness-restarts',
  says: 'A container whose liveness or startup probe has failed is stopped, and then treated by its restart policy',
  source:
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe',
  fields: inContainers('livenessProbe'),
  exceptions: ['a kubelet that restarted has forgotten the failures, and counts from the start'],
  model: leadsTo<PodOnNodeView>({
    of: podOnNode,
    trigger: (pod) => hasFailed(pod),
    goal: (pod) => !hasFailed(pod),
  }),
  mutants: ['failed-liveness-ignored'],
};

const hasFailed = ({ containers }: PodOnNodeView): boolean =>
  containers.some(
    (container) =>
      container.state === 'Running' &&
      (probeOf(container, 'liveness')?.verdict === 'failure' ||
        probeOf(container, 'startup')?.verdict === 'failure'),
  );
