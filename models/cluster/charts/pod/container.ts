import { assign, type SnapshotFrom, setup } from 'xstate';

/** restarts beyond this many are not counted: "at least" */
export const countedRestarts = 1;

/**
 * A container, as its runtime runs it. `instances`: started so far, as far as they are counted.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export const container = setup({
  types: {
    context: {} as { instances: number },
    events: {} as
      | { type: 'START' | 'EXIT_ZERO' | 'EXIT_NONZERO' }
      /** the kubelet asks it to stop (SIGTERM), and then no longer asks (SIGKILL) */
      | { type: 'TERM' | 'KILL' }
      /** its node or its sandbox died */
      | { type: 'LOST' }
      /** it is to run again, in a new sandbox */
      | { type: 'RESET' }
      /** nothing is left of the Pod */
      | { type: 'CLEAR' },
  },
  actions: {
    countInstance: assign({
      instances: ({ context }) => Math.min(context.instances + 1, countedRestarts + 1),
    }),
    forget: assign({ instances: 0 }),
  },
}).createMachine({
  id: 'container',
  description:
    'A container of a Pod in its runtime. Every START makes a new instance; the first one is no restart.',
  context: { instances: 0 },
  initial: 'Waiting',
  on: { CLEAR: { target: '.Waiting', actions: 'forget' } },
  states: {
    Waiting: {
      description: 'it has not run yet in this sandbox',
      on: { START: { target: 'Running', actions: 'countInstance' } },
    },
    Running: {
      description: 'one instance runs',
      on: {
        START: { target: 'Doubled', actions: 'countInstance' },
        EXIT_ZERO: 'Succeeded',
        EXIT_NONZERO: 'Failed',
        TERM: 'Stopping',
        KILL: 'Failed',
        LOST: 'Failed',
      },
    },
    Doubled: {
      description:
        'two instances run: the runtime does what it is asked to, and no kubelet should ask for this',
      on: { TERM: 'Stopping', KILL: 'Failed', LOST: 'Failed' },
    },
    Stopping: {
      description: 'asked to stop (SIGTERM), and still running',
      on: { EXIT_ZERO: 'Succeeded', EXIT_NONZERO: 'Failed', KILL: 'Failed', LOST: 'Failed' },
    },
    Succeeded: {
      description: 'it has exited with zero',
      on: { START: { target: 'Running', actions: 'countInstance' }, RESET: 'Waiting' },
    },
    Failed: {
      description: 'it has exited with an error, was killed, or was lost with its node',
      on: { START: { target: 'Running', actions: 'countInstance' }, RESET: 'Waiting' },
    },
  },
});

export type ContainerState = SnapshotFrom<typeof container>;

export const isWaiting = (state: ContainerState): boolean => state.matches('Waiting');
export const isRunning = (state: ContainerState): boolean =>
  state.matches('Running') || state.matches('Doubled');
export const isAlive = (state: ContainerState): boolean => isRunning(state) || state.matches('Stopping');
export const hasSucceeded = (state: ContainerState): boolean => state.matches('Succeeded');
const hasFailed = (state: ContainerState): boolean => state.matches('Failed');
export const hasExited = (state: ContainerState): boolean => hasSucceeded(state) || hasFailed(state);
