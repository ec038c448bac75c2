import { type SnapshotFrom, setup } from 'xstate';

/**
 * What a controller remembers of the status that it wrote itself, until it sees that. A restart loses it.
 * https://kep.k8s.io/5647
 */
export const ownStatus = setup({
  types: { events: {} as { type: 'WROTE' | 'ENDED' | 'SEEN' | 'FORGET' } },
}).createMachine({
  id: 'own status',
  description: 'What a controller remembers of the status that it wrote itself.',
  initial: 'Nothing',
  on: { FORGET: '.Nothing' },
  states: {
    Nothing: {
      description: 'it has seen whatever it wrote',
      on: { WROTE: 'Written', ENDED: 'Ended' },
    },
    Written: { description: 'it has written the status', on: { SEEN: 'Nothing', ENDED: 'Ended' } },
    Ended: { description: 'it has written that all is over', on: { SEEN: 'Nothing' } },
  },
});

export type OwnStatus = SnapshotFrom<typeof ownStatus>;

export const hasSeenItsStatus = (state: OwnStatus): boolean => state.matches('Nothing');
export const wroteTheEnd = (state: OwnStatus): boolean => state.matches('Ended');
