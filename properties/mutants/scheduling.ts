import { isQueued } from '../../models/cluster/charts/scheduler/scheduledPod.ts';
import type { ClusterMutant } from './clusterMutant.ts';

const ignoresConstraints: ClusterMutant = {
  name: 'scheduler-ignores-hard-constraints',
  says: 'the scheduler binds a Pod to any node, as if every constraint were a preference',
  breaks: ['scheduling/hard-at-bind', 'scheduling/hard-in-truth'],
  rules: {
    bindsPod: (body, pod) => ({
      when: [pod.scheduled.is(isQueued)],
      then: body.then,
    }),
  },
};

export const schedulingMutants: readonly ClusterMutant[] = [ignoresConstraints];
