import { type SnapshotFrom, setup } from 'xstate';

/**
 * The mirror Pod of a static Pod in the API: what is seen of it there. Deleting it deletes nothing else.
 * https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export const mirrorPod = setup({
  types: { events: {} as { type: 'CREATE' | 'DELETE' | 'REMOVE' } },
}).createMachine({
  id: 'mirror Pod',
  initial: 'Absent',
  states: {
    Absent: { on: { CREATE: 'Present' } },
    Present: { on: { DELETE: 'Terminating', REMOVE: 'Absent' } },
    Terminating: { on: { REMOVE: 'Absent' } },
  },
});

export type MirrorPod = SnapshotFrom<typeof mirrorPod>;

export const isPresent = (mirror: MirrorPod): boolean => mirror.matches('Present');
export const isTerminating = (mirror: MirrorPod): boolean => mirror.matches('Terminating');
export const isAbsent = (mirror: MirrorPod): boolean => mirror.matches('Absent');
