import { type SnapshotFrom, setup } from 'xstate';

/** Whether a Pod of a completion index has succeeded, whatever is written of it: nobody reads it but laws. */
export const successOfIndex = setup({
  types: { events: {} as { type: 'SUCCEED' } },
}).createMachine({
  id: 'success of an index',
  description: 'Whether a Pod of a completion index has succeeded.',
  initial: 'Open',
  states: {
    Open: { description: 'no Pod of it has succeeded', on: { SUCCEED: 'Done' } },
    Done: { description: 'a Pod of it has succeeded' },
  },
});

export const isDone = (state: SnapshotFrom<typeof successOfIndex>): boolean => state.matches('Done');
