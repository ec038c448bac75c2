import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';

export const oneInstance: LawRecord = {
  id: 'container/one-instance',
  says: 'At most one instance of a container of a Pod runs at a time',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts',
  fields: ['pod.status.containerStatuses.state', 'pod.spec.containers.name'],
  model: everyState<PodView>({
    of: 'pod',
    holds: (pod) => pod.containers.every(({ running }) => running <= 1),
    witness: (pod) => pod.containers.some(({ restartCount, running }) => restartCount > 0 && running === 1),
  }),
  mutants: ['second-instance'],
};
