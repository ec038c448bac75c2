import { type SnapshotFrom, setup } from 'xstate';

/**
 * The Ready condition of a node.
 * https://kubernetes.io/docs/reference/node/node-status/#condition
 */
export const readyCondition = setup({
  types: { events: {} as { type: 'REPORT_READY' | 'REPORT_NOT_READY' } },
}).createMachine({
  id: 'condition Ready of the node',
  description: 'The condition Ready of the Node object, as its kubelet writes it.',
  initial: 'True',
  states: {
    True: { description: 'the kubelet is well', on: { REPORT_NOT_READY: 'False' } },
    False: { description: 'the node shuts down', on: { REPORT_READY: 'True' } },
  },
});

export type ReadyCondition = SnapshotFrom<typeof readyCondition>;
