import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';
import { asModelled } from '../recordPredicate.ts';

export const successNeedsZero: LawRecord = {
  id: 'phase/success-needs-zero',
  says: 'A Pod is Succeeded only if every regular container exited with 0',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase',
  fields: ['pod.status.phase', 'pod.status.containerStatuses.state.terminated.exitCode'],
  model: everyState<PodView>({
    of: 'pod',
    holds: (pod) =>
      pod.phase !== 'Succeeded' ||
      pod.containers.every(({ kind, state }) => kind !== 'regular' || state === 'succeeded'),
    witness: (pod) => pod.phase === 'Succeeded',
  }),
  record: asModelled(),
  mutants: ['failure-called-success', 'succeeded-too-early'],
  lies: [
    'another phase',
    'an end with a container that runs',
    'a Pod that succeeded although its containers failed',
  ],
};
