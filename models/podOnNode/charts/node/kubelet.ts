import { type SnapshotFrom, setup } from 'xstate';

/**
 * The kubelet, up or down.
 * https://kubernetes.io/docs/concepts/architecture/#kubelet
 */
export const kubelet = setup({
  types: { events: {} as { type: 'STOP' | 'START' } },
}).createMachine({
  id: 'kubelet process',
  description: 'The kubelet process. A restart loses its memory; what the runtime runs goes on running.',
  initial: 'Running',
  states: {
    Running: { description: 'it looks after its Pods', on: { STOP: 'Stopped' } },
    Stopped: { description: 'nobody looks after them', on: { START: 'Running' } },
  },
});

export type Kubelet = SnapshotFrom<typeof kubelet>;

export const isRunning = (state: Kubelet): boolean => state.matches('Running');
