import { type SnapshotFrom, setup } from 'xstate';

/**
 * The Pod worker of a kubelet.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export const podWorker = setup({
  types: { events: {} as { type: 'SEE' | 'STOP' | 'GRACE_OVER' | 'FORGET' } },
}).createMachine({
  id: 'Pod worker',
  description:
    'What the kubelet remembers of a Pod. Once it stops a Pod it never starts it again; a restarted ' +
    'kubelet has forgotten all of it and starts over from the API and from what it finds running.',
  initial: 'Unseen',
  on: { FORGET: '.Unseen' },
  states: {
    Unseen: { description: 'the kubelet knows nothing of the Pod', on: { SEE: 'Syncing', STOP: 'Stopping' } },
    Syncing: { description: 'it brings the Pod to life and looks after it', on: { STOP: 'Stopping' } },
    Stopping: { description: 'its containers are asked to stop', on: { GRACE_OVER: 'GraceOver' } },
    GraceOver: { description: 'the grace period is over: what still runs is killed' },
  },
});

export type PodWorker = SnapshotFrom<typeof podWorker>;

export const isUnseen = (worker: PodWorker): boolean => worker.matches('Unseen');
export const isSyncing = (worker: PodWorker): boolean => worker.matches('Syncing');
export const isStopping = (worker: PodWorker): boolean =>
  worker.matches('Stopping') || worker.matches('GraceOver');
