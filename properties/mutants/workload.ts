import { nextUidIs } from '../../models/cluster/charts/controllers/replicaSet.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { OwnedMember } from './members.ts';

const createsTooMany: Mutant = {
  name: 'surplus-pod',
  says: 'the ReplicaSet controller creates a Pod without counting those that it has',
  breaks: ['workload/no-surplus'],
  rules: {
    'creates a Pod': (body, owned) => {
      const { pod, workload } = owned as OwnedMember;
      return { when: [workload.replicaSet.is(nextUidIs(pod.plan.ordinal))], then: body.then };
    },
  },
};

export const workloadMutants: readonly Mutant[] = [createsTooMany];
