import { type SnapshotFrom, setup } from 'xstate';

/** The kubelet process of a node. A restart loses its memory (the Pod workers); containers keep running. */
export const kubelet = setup({
  types: { events: {} as { type: 'RESTART' | 'STARTED' } },
}).createMachine({
  id: 'kubelet',
  initial: 'Running',
  states: {
    Running: { on: { RESTART: 'Starting' } },
    Starting: { on: { STARTED: 'Running' } },
  },
});

export type Kubelet = SnapshotFrom<typeof kubelet>;

export const isWorking = (state: Kubelet): boolean => state.value === 'Running';
