import type { Bug, PreemptionDefect } from '../bug.ts';

const forgetsByUpdate: PreemptionDefect = {
  name: 'nomination-lost-by-an-update',
  says: 'an update of the Pod that was made before it was nominated takes the nomination out of the queue of the scheduler',
  rules: {
    seesOldUpdate: (_, { nomination }) => ({ then: [nomination.send({ type: 'LOSE' })] }),
  },
};

export const nominatedRoomTaken: Bug = {
  numbers: [72124],
  says: 'The room that was freed by preemption on the nominated node is taken by another Pod',
  introduced: 'v1.13 or before',
  fixed:
    'v1.14 or later: an update without a nominated node no longer replaces what the queue keeps (not verified)',
  breaks: ['scheduling/nominated-room'],
  components: ['API server', 'scheduler'],
  faults: [],
  found: {
    kind: 'with controllers',
    scenario: 'preemption-nominated',
    bounds: { controllerRestarts: 0, lag: 'no' },
    defect: forgetsByUpdate,
  },
};
