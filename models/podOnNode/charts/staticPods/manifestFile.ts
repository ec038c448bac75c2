import { type SnapshotFrom, setup } from 'xstate';

/**
 * The manifest of a static Pod, in the folder that the kubelet watches.
 * https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export const manifestFile = setup({
  types: { events: {} as { type: 'WRITE' | 'DELETE' } },
}).createMachine({
  id: 'manifest of a static Pod',
  initial: 'Unwritten',
  states: { Unwritten: { on: { WRITE: 'Present' } }, Present: { on: { DELETE: 'Deleted' } }, Deleted: {} },
});

export type ManifestFile = SnapshotFrom<typeof manifestFile>;

export const isPresent = (file: ManifestFile): boolean => file.matches('Present');
export const isDeleted = (file: ManifestFile): boolean => file.matches('Deleted');
