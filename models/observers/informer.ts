import { type SnapshotFrom, setup } from 'xstate';

/**
 * What a controller hears the API server by. A controller that restarts keeps what it last saw, however old, then reads
 * everything again, and acts only when it has read all.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export const informer = setup({
  types: { events: {} as { type: 'RESTART' | 'SYNCED' } },
}).createMachine({
  id: 'informer',
  description: 'What a controller hears the API server by.',
  initial: 'Synced',
  states: {
    Synced: {
      description: 'it has read everything, and is told of every change',
      on: { RESTART: 'Resyncing' },
    },
    Resyncing: {
      description: 'its controller restarted: it reads everything again',
      on: { SYNCED: 'Synced' },
    },
  },
});

export type Informer = SnapshotFrom<typeof informer>;

export const isResyncing = (state: Informer): boolean => state.matches('Resyncing');
