import { type SnapshotFrom, setup } from 'xstate';

/**
 * A Node as the API server keeps it: what the node lifecycle controller made of its heartbeats. A node that
 * comes back is Ready before its NoExecute taint is taken away.
 * https://kubernetes.io/docs/concepts/architecture/nodes/
 */
export const nodeObject = setup({
  types: { events: {} as { type: 'LOSE' | 'TAINT' | 'HEARTBEAT' | 'UNTAINT' | 'DELETE' | 'REGISTER' } },
}).createMachine({
  id: 'Node',
  initial: 'Ready',
  states: {
    /** Ready=True, no taint */
    Ready: { on: { LOSE: 'Unknown' } },
    /** Ready=Unknown, unreachable:NoSchedule */
    Unknown: { on: { TAINT: 'Unreachable', HEARTBEAT: 'Ready' } },
    /** Ready=Unknown, unreachable:NoExecute */
    Unreachable: { on: { HEARTBEAT: 'Returning', DELETE: 'Deleted' } },
    /** Ready=True, unreachable:NoExecute */
    Returning: { on: { UNTAINT: 'Ready', LOSE: 'Unreachable' } },
    Deleted: { on: { REGISTER: 'Ready' } },
  },
});

export type NodeObject = SnapshotFrom<typeof nodeObject>;

export const isSchedulable = (state: NodeObject): boolean => state.value === 'Ready';
export const isUnknown = (state: NodeObject): boolean =>
  state.value === 'Unknown' || state.value === 'Unreachable';
export const hasNoExecuteTaint = (state: NodeObject): boolean =>
  state.value === 'Unreachable' || state.value === 'Returning';
export const isDeleted = (state: NodeObject): boolean => state.value === 'Deleted';
