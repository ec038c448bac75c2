import { type SnapshotFrom, setup } from 'xstate';

/**
 * The condition Ready of the Node object, as its kubelet writes it.
 * https://kubernetes.io/docs/reference/node/node-status/#condition
 */
export const readyCondition = setup({
  types: { events: {} as { type: 'REPORT_READY' | 'REPORT_NOT_READY' } },
}).createMachine({
  id: 'condition Ready of the node',
  initial: 'True',
  states: { True: { on: { REPORT_NOT_READY: 'False' } }, False: { on: { REPORT_READY: 'True' } } },
});

export type ReadyCondition = SnapshotFrom<typeof readyCondition>;
