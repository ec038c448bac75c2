import { type SnapshotFrom, setup } from 'xstate';

/**
 * What the kubelet remembers of a Pod: its Pod worker. A restarted kubelet has forgotten all of it and starts
 * over from the API and from what it finds running. Once it is stopping a Pod it never starts it again.
 */
export const podWorker = setup({
  types: { events: {} as { type: 'SEE' | 'STOP' | 'GRACE_OVER' | 'FORGET' } },
}).createMachine({
  id: 'Pod worker',
  initial: 'Unseen',
  on: { FORGET: '.Unseen' },
  states: {
    Unseen: { on: { SEE: 'Syncing', STOP: 'Stopping' } },
    Syncing: { on: { STOP: 'Stopping' } },
    Stopping: { on: { GRACE_OVER: 'GraceOver' } },
    GraceOver: {},
  },
});

export type PodWorker = SnapshotFrom<typeof podWorker>;

export const isUnseen = (worker: PodWorker): boolean => worker.value === 'Unseen';
export const isSyncing = (worker: PodWorker): boolean => worker.value === 'Syncing';
export const isStopping = (worker: PodWorker): boolean =>
  worker.value === 'Stopping' || worker.value === 'GraceOver';
export const isGraceOver = (worker: PodWorker): boolean => worker.value === 'GraceOver';
