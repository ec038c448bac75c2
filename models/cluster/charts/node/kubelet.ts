import { type SnapshotFrom, setup } from 'xstate';

/**
 * A kubelet, up or restarting.
 * https://kubernetes.io/docs/concepts/architecture/#kubelet
 */
export const kubelet = setup({
  types: { events: {} as { type: 'RESTART' | 'STARTED' } },
}).createMachine({
  id: 'kubelet',
  description:
    'The kubelet process of a node. A restart loses its memory (the Pod workers); containers keep ' +
    'running.',
  initial: 'Running',
  states: {
    Running: { description: 'it looks after its Pods', on: { RESTART: 'Starting' } },
    Starting: { description: 'it has restarted and remembers nothing', on: { STARTED: 'Running' } },
  },
});

export type Kubelet = SnapshotFrom<typeof kubelet>;

export const isWorking = (state: Kubelet): boolean => state.matches('Running');
