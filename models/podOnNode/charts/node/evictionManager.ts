import { type SnapshotFrom, setup } from 'xstate';

/**
 * Eviction for node pressure.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
 */
export const evictionManager = setup({
  types: { events: {} as { type: 'PRESSURE' | 'EVICT' | 'RELIEF' | 'FORGET' } },
}).createMachine({
  id: 'eviction manager',
  description:
    'The kubelet’s eviction manager: when a signal crosses its threshold it evicts one Pod, and looks ' +
    'again. A restarted kubelet has to see the pressure again.',
  initial: 'NoPressure',
  states: {
    NoPressure: { description: 'no signal is past its threshold', on: { PRESSURE: 'Pressure' } },
    Pressure: {
      description: 'the node has MemoryPressure: a Pod is to be evicted',
      on: { EVICT: 'Evicting', RELIEF: 'NoPressure', FORGET: 'NoPressure' },
    },
    Evicting: {
      description: 'one Pod was evicted: the manager waits for what that frees',
      on: { RELIEF: 'NoPressure', PRESSURE: 'Pressure', FORGET: 'NoPressure' },
    },
  },
});

export type EvictionManager = SnapshotFrom<typeof evictionManager>;

/** the node has the condition MemoryPressure */
export const hasPressure = (state: EvictionManager): boolean => !state.matches('NoPressure');
export const isUnderPressure = (state: EvictionManager): boolean => state.matches('Pressure');
