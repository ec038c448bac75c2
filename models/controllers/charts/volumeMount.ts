import { type SnapshotFrom, setup } from 'xstate';

/**
 * What a kubelet does with the volume. It says that it uses the volume before it looks whether that is attached, and says that it
 * does not after it has unmounted it.
 * https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/#NodeStatus
 */
export const volumeMount = setup({
  types: { events: {} as { type: 'REPORT' | 'MOUNT' | 'UNMOUNT' | 'UNREPORT' } },
}).createMachine({
  id: 'mount of a volume',
  description: 'What a kubelet does with the volume, and what it says of it in the status of its node.',
  initial: 'Unused',
  states: {
    Unused: { description: 'it does not use the volume, and says so', on: { REPORT: 'Reported' } },
    Reported: {
      description: 'it says that it uses the volume, and has not mounted it, or no longer',
      on: { MOUNT: 'Mounted', UNREPORT: 'Unused' },
    },
    Mounted: { description: 'the volume is mounted', on: { UNMOUNT: 'Reported' } },
  },
});

export type VolumeMount = SnapshotFrom<typeof volumeMount>;

export const isMounted = (state: VolumeMount): boolean => state.matches('Mounted');
/** The status of the node says that it uses the volume. */
export const isInUse = (state: VolumeMount): boolean => !state.matches('Unused');
