import type { PodView } from '../../../models/views/podView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';

export const withinGrace: LawRecord = {
  id: 'termination/within-grace',
  says: 'preStop and TERM together get no more than the grace period: when it is over, nothing of the Pod runs any more',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
  fields: ['pod.spec.terminationGracePeriodSeconds', ...inContainers('lifecycle.preStop')],
  exceptions: [
    'at least 2 s are given after preStop',
    'a stop that is under way keeps the grace that it began with',
    'a restarted kubelet starts the grace period again',
  ],
  model: everyState<PodView>({
    of: 'pod',
    holds: (pod) =>
      pod.kubelet !== 'grace over' ||
      pod.containers.every(({ state }) => state !== 'running' && state !== 'stopping'),
    witness: (pod) => pod.kubelet === 'grace over',
  }),
  mutants: ['kill-forgotten', 'nothing-killed-after-grace'],
};
