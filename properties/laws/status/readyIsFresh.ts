import { isOf } from '../../../models/ruleFacts.ts';
import type { PodView } from '../../../models/views/podView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';

export const readyIsFresh: LawRecord = {
  id: 'status/ready-is-fresh',
  says: 'Ready becomes False only because a container or a readiness gate is not ready, the Pod is in a terminal phase, or its node is lost',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions',
  fields: ['pod.status.conditions', ...inContainers('readinessProbe')],
  exceptions: ['its kubelet is evicting it', 'it is past its active deadline'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after, step) =>
      !becomesUnready(before, after) ||
      after.phase === 'Succeeded' ||
      after.phase === 'Failed' ||
      before.evicting === true ||
      before.late === true ||
      after.gates?.includes(false) === true ||
      isByNodeLifecycle(step) ||
      after.containers.some(({ kind, ready }) => kind !== 'init' && !ready),
    witness: (before, after) => becomesUnready(before, after),
  }),
  mutants: ['readiness-lost', 'ready-forgotten'],
};

const isByNodeLifecycle = isOf('node lifecycle controller');

const becomesUnready = (before: PodView, after: PodView): boolean =>
  before.ready && !after.ready && after.existence === 'present';
