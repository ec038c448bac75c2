import { type SnapshotFrom, setup } from 'xstate';

/** The kubelet process. A restart loses its memory; what the runtime runs goes on running. */
export const kubelet = setup({
  types: { events: {} as { type: 'STOP' | 'START' } },
}).createMachine({
  id: 'kubelet process',
  initial: 'Running',
  states: { Running: { on: { STOP: 'Stopped' } }, Stopped: { on: { START: 'Running' } } },
});

export type Kubelet = SnapshotFrom<typeof kubelet>;

export const isRunning = (state: Kubelet): boolean => state.matches('Running');
