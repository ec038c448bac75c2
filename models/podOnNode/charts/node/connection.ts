import { type SnapshotFrom, setup } from 'xstate';

/** The way between the node and the API server. Cut, the node goes on by itself. */
export const connection = setup({
  types: { events: {} as { type: 'CUT' | 'HEAL' } },
}).createMachine({
  id: 'connection to the API server',
  initial: 'Open',
  states: { Open: { on: { CUT: 'Severed' } }, Severed: { on: { HEAL: 'Open' } } },
});

export type Connection = SnapshotFrom<typeof connection>;

export const isOpen = (state: Connection): boolean => state.matches('Open');
