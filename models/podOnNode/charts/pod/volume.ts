import { type SnapshotFrom, setup } from 'xstate';

/**
 * A volume as one Pod has it. Mounted before anything of the Pod runs, unmounted when all has stopped. What becomes of
 * its content at the end of the Pod, or when the machine goes down, hangs on the kind of volume.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */
export const volume = setup({
  types: {
    input: {} as { survivesReboot: boolean; survivesPod: boolean },
    context: {} as { survivesReboot: boolean; survivesPod: boolean },
    events: {} as { type: 'MOUNT' | 'WRITE' | 'REBOOT' | 'UNMOUNT' },
  },
  guards: {
    survivesReboot: ({ context }) => context.survivesReboot,
    survivesPod: ({ context }) => context.survivesPod,
  },
}).createMachine({
  id: 'volume',
  context: ({ input }) => ({ survivesReboot: input.survivesReboot, survivesPod: input.survivesPod }),
  initial: 'Unmounted',
  states: {
    Unmounted: { on: { MOUNT: 'Empty' } },
    Empty: { on: { WRITE: 'Written', UNMOUNT: 'Unmounted', REBOOT: 'Unmounted' } },
    /** mounted, and a container has written to it */
    Written: {
      on: {
        UNMOUNT: [{ guard: 'survivesPod', target: 'Kept' }, { target: 'Unmounted' }],
        REBOOT: [{ guard: 'survivesReboot', target: 'Kept' }, { target: 'Unmounted' }],
      },
    },
    /** not mounted, with what was written to it */
    Kept: {
      on: {
        MOUNT: 'Written',
        UNMOUNT: { guard: ({ context }) => !context.survivesPod, target: 'Unmounted' },
      },
    },
  },
});

export type VolumeState = SnapshotFrom<typeof volume>;

export const isMounted = (state: VolumeState): boolean => state.matches('Empty') || state.matches('Written');
export const isWritten = (state: VolumeState): boolean => state.matches('Written') || state.matches('Kept');
