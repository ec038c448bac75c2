import { type SnapshotFrom, setup } from 'xstate';

/**
 * The sandbox of a Pod on its node ("pause" container): the namespaces that its containers share. Created
 * first, stopped last; a Pod whose sandbox is gone gets a new one, and its init containers run again.
 */
export const sandbox = setup({
  types: { events: {} as { type: 'CREATE' | 'STOP' | 'LOST' } },
}).createMachine({
  id: 'sandbox',
  initial: 'Absent',
  states: {
    Absent: { on: { CREATE: 'Ready' } },
    Ready: { on: { STOP: 'Absent', LOST: 'Absent' } },
  },
});

export type Sandbox = SnapshotFrom<typeof sandbox>;

export const hasSandbox = (state: Sandbox): boolean => state.value === 'Ready';
