import { type SnapshotFrom, setup } from 'xstate';

/** The connection to the API server. */
export const connection = setup({
  types: { events: {} as { type: 'CUT' | 'HEAL' } },
}).createMachine({
  id: 'connection to the API server',
  description: 'The way between the node and the API server.',
  initial: 'Open',
  states: {
    Open: { description: 'they reach each other', on: { CUT: 'Severed' } },
    Severed: { description: 'they do not: the node goes on by itself', on: { HEAL: 'Open' } },
  },
});

export type Connection = SnapshotFrom<typeof connection>;

export const isOpen = (state: Connection): boolean => state.matches('Open');
