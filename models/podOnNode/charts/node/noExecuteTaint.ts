import { type SnapshotFrom, setup } from 'xstate';

/**
 * A NoExecute taint.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const noExecuteTaint = setup({
  types: { events: {} as { type: 'PUT' | 'TAKE_OFF' } },
}).createMachine({
  id: 'NoExecute taint of the node',
  description:
    'A taint with effect NoExecute on the Node object: put there because of how the node is, or by ' +
    'somebody.',
  initial: 'Absent',
  states: {
    Absent: { description: 'the node does not have it', on: { PUT: 'Present' } },
    Present: { description: 'Pods that do not tolerate it have to go', on: { TAKE_OFF: 'Absent' } },
  },
});

export type NoExecuteTaint = SnapshotFrom<typeof noExecuteTaint>;

export const isPresent = (taint: NoExecuteTaint): boolean => taint.matches('Present');
