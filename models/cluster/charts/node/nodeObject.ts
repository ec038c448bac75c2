import { type SnapshotFrom, setup } from 'xstate';

/**
 * A Node in the API.
 * https://kubernetes.io/docs/concepts/architecture/nodes/
 */
export const nodeObject = setup({
  types: { events: {} as { type: 'LOSE' | 'TAINT' | 'HEARTBEAT' | 'UNTAINT' | 'DELETE' | 'REGISTER' } },
}).createMachine({
  id: 'Node',
  description:
    'A Node as the API server keeps it: what the node lifecycle controller makes of its heartbeats. A ' +
    'node that comes back is Ready before its NoExecute taint is taken away.',
  initial: 'Ready',
  states: {
    Ready: { description: 'Ready=True, no taint', on: { LOSE: 'Unknown' } },
    Unknown: {
      description: 'Ready=Unknown, taint unreachable:NoSchedule',
      on: { TAINT: 'Unreachable', HEARTBEAT: 'Ready' },
    },
    Unreachable: {
      description: 'Ready=Unknown, taint unreachable:NoExecute',
      on: { HEARTBEAT: 'Returning', DELETE: 'Deleted' },
    },
    Returning: {
      description: 'Ready=True, taint unreachable:NoExecute',
      on: { UNTAINT: 'Ready', LOSE: 'Unreachable' },
    },
    Deleted: { description: 'there is no Node object', on: { REGISTER: 'Ready' } },
  },
});

export type NodeObject = SnapshotFrom<typeof nodeObject>;

export const isUnknown = (state: NodeObject): boolean =>
  state.matches('Unknown') || state.matches('Unreachable');
export const hasNoExecuteTaint = (state: NodeObject): boolean =>
  state.matches('Unreachable') || state.matches('Returning');
export const isDeleted = (state: NodeObject): boolean => state.matches('Deleted');
