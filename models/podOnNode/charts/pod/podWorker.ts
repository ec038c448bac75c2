import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The Pod worker: what the kubelet is doing about a Pod, in its memory. It takes the Pod or turns it away; sets it up and looks after it; then
 * stops its containers, which is never taken back; then cleans up behind it; then has nothing more to do. A restarted
 * kubelet has forgotten all of it.
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
  context: { graceOver: false, evicted: false },
  initial: 'Idle',
  on: { FORGET: { target: '.Idle', actions: 'forget' } },
  states: {
    Idle: { on: { SYNC: 'Syncing', REJECT: 'Rejected', TERMINATE: 'Terminating' } },
    /** the node does not take the Pod: nothing of it ever runs */
    Rejected: { on: { TERMINATE: 'Terminating' } },
    Syncing: { on: { TERMINATE: 'Terminating', EVICT: { target: 'Terminating', actions: 'evict' } } },
    Terminating: {
      on: { GRACE_OVER: { guard: 'graceIsRunning', actions: 'endGrace' }, STOPPED: 'Terminated' },
    },
    Terminated: { on: { CLEANED: 'Finished' } },
    Finished: {},
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
