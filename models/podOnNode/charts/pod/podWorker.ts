import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The Pod worker of the kubelet. `evicted`: it ends the Pod for something else’s sake; `graceOver`: the grace period has
 * passed.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export const podWorker = setup({
  types: {
    context: {} as { graceOver: boolean; evicted: boolean },
    events: {} as
      | { type: 'SYNC' | 'REJECT' | 'TERMINATE' | 'EVICT' | 'GRACE_OVER' | 'STOPPED' | 'CLEANED' }
      /** the kubelet restarted */
      | { type: 'FORGET' },
  },
  guards: { graceIsRunning: ({ context }) => !context.graceOver },
  actions: {
    endGrace: assign({ graceOver: true }),
    evict: assign({ evicted: true }),
    forget: assign({ graceOver: false, evicted: false }),
  },
}).createMachine({
  id: 'Pod worker of the kubelet',
  description:
    'What the kubelet is doing about a Pod, in its memory. Stopping is never taken back; a restarted ' +
    'kubelet has forgotten all of it.',
  context: { graceOver: false, evicted: false },
  initial: 'Idle',
  on: { FORGET: { target: '.Idle', actions: 'forget' } },
  states: {
    Idle: {
      description: 'the kubelet has not taken the Pod up',
      on: { SYNC: 'Syncing', REJECT: 'Rejected', TERMINATE: 'Terminating' },
    },
    Rejected: {
      description: 'the node does not take the Pod: nothing of it ever runs',
      on: { TERMINATE: 'Terminating' },
    },
    Syncing: {
      description: 'it sets the Pod up and looks after it',
      on: { TERMINATE: 'Terminating', EVICT: { target: 'Terminating', actions: 'evict' } },
    },
    Terminating: {
      description: 'its containers and its sandbox are stopped',
      on: { GRACE_OVER: { guard: 'graceIsRunning', actions: 'endGrace' }, STOPPED: 'Terminated' },
    },
    Terminated: { description: 'all has stopped: volumes are unmounted', on: { CLEANED: 'Finished' } },
    Finished: { description: 'there is nothing more to do' },
  },
});

export type PodWorker = SnapshotFrom<typeof podWorker>;

export const isIdle = (worker: PodWorker): boolean => worker.matches('Idle');
export const isRejected = (worker: PodWorker): boolean => worker.matches('Rejected');
export const isSyncing = (worker: PodWorker): boolean => worker.matches('Syncing');
export const isTerminating = (worker: PodWorker): boolean => worker.matches('Terminating');
export const isTerminated = (worker: PodWorker): boolean => worker.matches('Terminated');
export const isFinished = (worker: PodWorker): boolean => worker.matches('Finished');
/** it has begun to end the Pod */
export const isEnding = (worker: PodWorker): boolean =>
  !isIdle(worker) && !isRejected(worker) && !isSyncing(worker);
export const isEvicted = ({ context }: PodWorker): boolean => context.evicted;
