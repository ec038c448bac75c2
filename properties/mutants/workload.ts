import { nextUidIs } from '../../models/cluster/charts/controllers/replicaSet.ts';
import type { ClusterMutant } from './clusterMutant.ts';

const createsTooMany: ClusterMutant = {
  name: 'surplus-pod',
  says: 'the ReplicaSet controller creates a Pod without counting those that it has',
  breaks: ['workload/no-surplus'],
  rules: {
    createsPod: (body, owned) => {
      const { pod, workload } = owned;
      return { when: [workload.replicaSet.is(nextUidIs(pod.plan.ordinal))], then: body.then };
    },
  },
};

export const workloadMutants: readonly ClusterMutant[] = [createsTooMany];
