import { isQueued } from '../../models/cluster/charts/scheduler/scheduledPod.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { PodMember } from './members.ts';

const ignoresConstraints: Mutant = {
  name: 'scheduler-ignores-hard-constraints',
  says: 'the scheduler binds a Pod to any node, as if every constraint were a preference',
  breaks: ['scheduling/hard-at-bind', 'scheduling/hard-in-truth'],
  rules: {
    'binds the Pod to the node': (body, pod) => ({
      when: [(pod as PodMember).scheduled.is(isQueued)],
      then: body.then,
    }),
  },
};

export const schedulingMutants: readonly Mutant[] = [ignoresConstraints];
