import { not, type SnapshotFrom, setup } from 'xstate';

/**
 * A volume of a Pod.
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
  description:
    'A volume as one Pod has it. Mounted before anything of the Pod runs, unmounted when all has ' +
    'stopped. What becomes of its content hangs on the kind of volume.',
  context: ({ input }) => ({ survivesReboot: input.survivesReboot, survivesPod: input.survivesPod }),
  initial: 'Unmounted',
  states: {
    Unmounted: { description: 'not mounted, and empty', on: { MOUNT: 'Empty' } },
    Empty: {
      description: 'mounted, and nothing was written to it',
      on: { WRITE: 'Written', UNMOUNT: 'Unmounted', REBOOT: 'Unmounted' },
    },
    Written: {
      description: 'mounted, and a container has written to it',
      on: {
        UNMOUNT: [{ guard: 'survivesPod', target: 'Kept' }, { target: 'Unmounted' }],
        REBOOT: [{ guard: 'survivesReboot', target: 'Kept' }, { target: 'Unmounted' }],
      },
    },
    Kept: {
      description: 'not mounted, with what was written to it',
      on: {
        MOUNT: 'Written',
        UNMOUNT: { guard: not('survivesPod'), target: 'Unmounted' },
      },
    },
  },
});

export type VolumeState = SnapshotFrom<typeof volume>;

export const isMounted = (state: VolumeState): boolean => state.matches('Empty') || state.matches('Written');
