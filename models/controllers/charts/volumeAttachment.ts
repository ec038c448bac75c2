import { type SnapshotFrom, setup } from 'xstate';

/**
 * The VolumeAttachment of the volume and a node, and what the storage has done about it.
 * https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume-attachment-v1/
 */
export const volumeAttachment = setup({
  types: { events: {} as { type: 'CREATE' | 'ATTACHED' | 'DELETE' | 'DETACHED' } },
}).createMachine({
  id: 'VolumeAttachment',
  description: 'Whether the volume is to be attached to a node, and is.',
  initial: 'Absent',
  states: {
    Absent: { description: 'the volume is not attached to the node', on: { CREATE: 'Attaching' } },
    Attaching: {
      description: 'the storage is to attach it',
      on: { ATTACHED: 'Attached', DELETE: 'Detaching' },
    },
    Attached: { description: 'the volume is attached to the node', on: { DELETE: 'Detaching' } },
    Detaching: { description: 'the storage is to detach it', on: { DETACHED: 'Absent' } },
  },
});

export type VolumeAttachment = SnapshotFrom<typeof volumeAttachment>;

export const isAbsent = (state: VolumeAttachment): boolean => state.matches('Absent');
export const isAttached = (state: VolumeAttachment): boolean => state.matches('Attached');
export const isDetaching = (state: VolumeAttachment): boolean => state.matches('Detaching');
