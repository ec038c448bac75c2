import { type SnapshotFrom, setup } from 'xstate';

/**
 * Whether the status of a node says that the volume is attached to it: its kubelet mounts the volume only then. The attach-detach
 * controller takes that back before it detaches.
 * https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/#NodeStatus
 */
export const reportedAttachment = setup({
  types: { events: {} as { type: 'SAY' | 'TAKE_BACK' } },
}).createMachine({
  id: 'attachment in the status of a node',
  description: 'Whether the status of a node says that the volume is attached to it.',
  initial: 'No',
  states: {
    No: { description: 'it says nothing of the volume', on: { SAY: 'Yes' } },
    Yes: { description: 'it says that the volume is attached', on: { TAKE_BACK: 'No' } },
  },
});

export type ReportedAttachment = SnapshotFrom<typeof reportedAttachment>;

export const isReported = (state: ReportedAttachment): boolean => state.matches('Yes');
