import { type SnapshotFrom, setup } from 'xstate';

/** A machine. Partitioned, it goes on running its containers but does not reach the API server. */
export const machine = setup({
  types: { events: {} as { type: 'DIE' | 'PARTITION' | 'HEAL' } },
}).createMachine({
  id: 'machine',
  initial: 'Up',
  states: {
    Up: { on: { DIE: 'Dead', PARTITION: 'Partitioned' } },
    Partitioned: { on: { HEAL: 'Up' } },
    Dead: { on: { HEAL: 'Up' } },
  },
});

export type Machine = SnapshotFrom<typeof machine>;

export const isUp = (state: Machine): boolean => state.value === 'Up';
export const isDead = (state: Machine): boolean => state.value === 'Dead';
