import { type SnapshotFrom, setup } from 'xstate';

/**
 * The process that a controller runs in. One of several is the leader; it lists everything before it acts. A process that
 * was the leader may act for a while after another has become it.
 * https://kubernetes.io/docs/concepts/architecture/leases/#leader-election
 */
export const controllerProcess = setup({
  types: { events: {} as { type: 'LEAD' | 'LISTED' | 'RESTART' | 'STEP_DOWN' } },
}).createMachine({
  id: 'controller process',
  description: 'The process that a controller runs in: one of several is the leader.',
  initial: 'Standby',
  states: {
    Standby: { description: 'another one is the leader, or none is yet', on: { LEAD: 'Listing' } },
    Listing: {
      description: 'it lists everything, and does nothing before it has',
      on: { LISTED: 'Working' },
    },
    Working: {
      description: 'it takes itself to be the leader, is told of changes, and acts',
      on: { RESTART: 'Listing', STEP_DOWN: 'Retired' },
    },
    Retired: { description: 'it has noticed that another one is the leader, and has ended' },
  },
});

export type ControllerProcess = SnapshotFrom<typeof controllerProcess>;

export const isListing = (state: ControllerProcess): boolean => state.matches('Listing');
export const isWorking = (state: ControllerProcess): boolean => state.matches('Working');
