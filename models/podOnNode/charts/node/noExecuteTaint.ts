import { type SnapshotFrom, setup } from 'xstate';

/**
 * A taint with effect NoExecute on the Node object: put there because of how the node is, or by somebody.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const noExecuteTaint = setup({
  types: { events: {} as { type: 'PUT' | 'TAKE_OFF' } },
}).createMachine({
  id: 'NoExecute taint of the node',
  initial: 'Absent',
  states: { Absent: { on: { PUT: 'Present' } }, Present: { on: { TAKE_OFF: 'Absent' } } },
});

export type NoExecuteTaint = SnapshotFrom<typeof noExecuteTaint>;

export const isPresent = (taint: NoExecuteTaint): boolean => taint.matches('Present');
