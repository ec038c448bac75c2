import type { PodView } from '../../../models/views/podView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { asModelled } from '../recordPredicate.ts';

export const readyMeansReady: LawRecord = {
  id: 'status/ready-means-ready',
  says: 'Ready is written as True only if all containers and all readiness gates are ready',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate',
  fields: ['pod.status.conditions', 'pod.spec.readinessGates', ...inContainers('readinessProbe')],
  exceptions: ['a readiness gate that was taken back, of which the kubelet has not heard yet'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) =>
      before.ready ||
      !after.ready ||
      (after.containers.every(({ kind, ready }) => kind === 'init' || ready) &&
        (after.gates ?? []).every(Boolean)),
    witness: (before, after) => !before.ready && after.ready,
  }),
  record: asModelled(),
  mutants: ['ready-too-early', 'readiness-gates-ignored'],
  lies: ['forged Ready'],
};
