import { assign, type SnapshotFrom, setup } from 'xstate';

/** restarts beyond this many are not counted: "at least" */
export const countedRestarts = 1;

/**
 * A container of a Pod in its runtime. Every START makes a new instance; the first one is no restart. The
 * runtime would start a second instance beside a running one if it were asked to: the kubelet never should.
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
      /** runs anew in a new sandbox */
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
  context: { instances: 0 },
  initial: 'Waiting',
  on: { CLEAR: { target: '.Waiting', actions: 'forget' } },
  states: {
    Waiting: { on: { START: { target: 'Running', actions: 'countInstance' } } },
    Running: {
      on: {
        START: { target: 'Doubled', actions: 'countInstance' },
        EXIT_ZERO: 'Succeeded',
        EXIT_NONZERO: 'Failed',
        TERM: 'Stopping',
        KILL: 'Failed',
        LOST: 'Failed',
      },
    },
    Doubled: { on: { TERM: 'Stopping', KILL: 'Failed', LOST: 'Failed' } },
    Stopping: { on: { EXIT_ZERO: 'Succeeded', EXIT_NONZERO: 'Failed', KILL: 'Failed', LOST: 'Failed' } },
    Succeeded: { on: { START: { target: 'Running', actions: 'countInstance' }, RESET: 'Waiting' } },
    Failed: { on: { START: { target: 'Running', actions: 'countInstance' }, RESET: 'Waiting' } },
  },
});

export type ContainerState = SnapshotFrom<typeof container>;

export const isWaiting = (state: ContainerState): boolean => state.value === 'Waiting';
export const isRunning = (state: ContainerState): boolean =>
  state.value === 'Running' || state.value === 'Doubled';
export const isAlive = (state: ContainerState): boolean => isRunning(state) || state.value === 'Stopping';
export const hasSucceeded = (state: ContainerState): boolean => state.value === 'Succeeded';
export const hasFailed = (state: ContainerState): boolean => state.value === 'Failed';
export const hasExited = (state: ContainerState): boolean => hasSucceeded(state) || hasFailed(state);
