import { type SnapshotFrom, setup } from 'xstate';

/**
 * What people do to a node before and after they work on it.
 * https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 */
export const maintenance = setup({
  types: { events: {} as { type: 'CORDON' | 'DRAIN' | 'DRAINED' | 'UNCORDON' } },
}).createMachine({
  id: 'maintenance',
  description:
    'Whether somebody has taken a node out of service: `kubectl cordon`, `kubectl drain`, `kubectl uncordon`.',
  initial: 'InService',
  states: {
    InService: { description: 'it takes new Pods', on: { CORDON: 'Cordoned', DRAIN: 'Draining' } },
    Cordoned: { description: 'it takes no new Pods, and keeps those that it has', on: { DRAIN: 'Draining' } },
    Draining: { description: 'it is cordoned, and its Pods are evicted', on: { DRAINED: 'Drained' } },
    Drained: {
      description: 'it is cordoned, and nothing is left on it that a drain takes away',
      on: { UNCORDON: 'Returned' },
    },
    Returned: { description: 'it was drained, and takes new Pods again' },
  },
});

export type Maintenance = SnapshotFrom<typeof maintenance>;

export const isCordoned = (state: Maintenance): boolean =>
  state.matches('Cordoned') || state.matches('Draining') || state.matches('Drained');
export const isDraining = (state: Maintenance): boolean => state.matches('Draining');
export const isDrained = (state: Maintenance): boolean => state.matches('Drained');
export const isUntouched = (state: Maintenance): boolean =>
  state.matches('InService') || state.matches('Cordoned');
