import { type SnapshotFrom, setup } from 'xstate';

/** Whether an application has come up yet: where failures are to begin only then. */
export const stage = setup({ types: { events: {} as { type: 'COME_UP' } } }).createMachine({
  id: 'stage',
  description: 'Whether an application has come up: everything that it wants has been ready at a time.',
  initial: 'ComingUp',
  states: {
    ComingUp: { description: 'nothing fails, and nobody interferes, before it is up', on: { COME_UP: 'Up' } },
    Up: { description: 'it has been up, and may be no longer' },
  },
});

export type Stage = SnapshotFrom<typeof stage>;

export const isUp = (state: Stage): boolean => state.matches('Up');
