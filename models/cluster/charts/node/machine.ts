import { type SnapshotFrom, setup } from 'xstate';

/** The machine of a node. */
export const machine = setup({
  types: { events: {} as { type: 'DIE' | 'PARTITION' | 'HEAL' | 'SWITCH_OFF' } },
}).createMachine({
  id: 'machine',
  description: 'A machine, and whether it reaches the API server.',
  initial: 'Up',
  states: {
    Up: { description: 'it runs and reaches the API server', on: { DIE: 'Dead', PARTITION: 'Partitioned' } },
    Partitioned: {
      description: 'it goes on running its containers, but does not reach the API server',
      on: { HEAL: 'Up', SWITCH_OFF: 'Dead' },
    },
    Dead: { description: 'it is down, and all that ran on it has ended', on: { HEAL: 'Up' } },
  },
});

export type Machine = SnapshotFrom<typeof machine>;

export const isUp = (state: Machine): boolean => state.matches('Up');
export const isCutOff = (state: Machine): boolean => state.matches('Partitioned');
export const isDead = (state: Machine): boolean => state.matches('Dead');
