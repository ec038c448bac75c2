import { type SnapshotFrom, setup } from 'xstate';

/**
 * The manifest of a static Pod.
 * https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export const manifestFile = setup({
  types: { events: {} as { type: 'WRITE' | 'DELETE' | 'PUT_BACK' } },
}).createMachine({
  id: 'manifest of a static Pod',
  description: 'The manifest of a static Pod, in the folder that the kubelet watches.',
  initial: 'Unwritten',
  states: {
    Unwritten: { description: 'not there yet', on: { WRITE: 'Present' } },
    Present: { description: 'in the folder', on: { DELETE: 'Deleted' } },
    Deleted: { description: 'taken out of the folder', on: { PUT_BACK: 'Present' } },
  },
});

export type ManifestFile = SnapshotFrom<typeof manifestFile>;

export const isPresent = (file: ManifestFile): boolean => file.matches('Present');
export const isDeleted = (file: ManifestFile): boolean => file.matches('Deleted');
