import { assign, type SnapshotFrom, setup } from 'xstate';

/** No delay is known any more, but that the container has ended before. */
const beginsAgain = {
  FORGET: { target: 'MayStart', actions: 'reset' },
  LOST: { target: 'MayStart', actions: 'reset' },
} as const;

/**
 * CrashLoopBackOff. A container that its kubelet killed is started at once, if the end before that one lies far enough
 * back. A kubelet that restarted knows no delay, but the runtime tells it of ends. `level`: how often the delay was set.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts
 */
export const restartBackoff = setup({
  types: {
    input: {} as { levels: number },
    context: {} as { level: number; levels: number },
    events: {} as
      /** the container ended by itself, or its kubelet killed it */
        | { type: 'EXITED' | 'KILLED' }
        /** an instance was started */
        | { type: 'STARTED' }
        /** the delay has passed since the last end */
        | { type: 'OVER' }
        /** the container has run for long */
        | { type: 'QUIET' }
        /** the kubelet restarted; the machine did, and what ran has ended */
        | { type: 'FORGET' | 'LOST' },
  },
  actions: {
    raise: assign({ level: ({ context }) => Math.min(context.level + 1, context.levels) }),
    reset: assign({ level: 0 }),
  },
  guards: { hasLevel: ({ context }) => context.level > 0 },
}).createMachine({
  id: 'restart back-off',
  description:
    'The kubelet’s back-off of one container (CrashLoopBackOff), in its memory. The first restart is not ' +
    'delayed; each restart doubles the delay that the next one has to keep from the end before it.',
  context: ({ input }) => ({ level: 0, levels: input.levels }),
  initial: 'NeverStarted',
  states: {
    NeverStarted: {
      description: 'no instance was ever started',
      on: { STARTED: 'NeverEnded', EXITED: 'MayStart' },
    },
    NeverEnded: {
      description: 'the first instance runs',
      on: { EXITED: 'MayStart', KILLED: 'KilledFirst', LOST: 'MayStart' },
    },
    KilledFirst: {
      description: 'its kubelet killed it, and no end was before that: the restart is not counted',
      on: { ...beginsAgain, STARTED: 'MayStart' },
    },
    MayStart: {
      description: 'nothing delays the next start',
      on: {
        ...beginsAgain,
        EXITED: { guard: 'hasLevel', target: 'Waiting' },
        STARTED: { target: 'Cooling', actions: 'raise' },
        QUIET: { guard: 'hasLevel', actions: 'reset' },
      },
    },
    Cooling: {
      description: 'it runs again, and the last end is younger than the delay that holds now',
      on: { ...beginsAgain, OVER: 'MayStart', EXITED: 'Waiting', KILLED: 'Waiting' },
    },
    Waiting: {
      description: 'CrashLoopBackOff: it is not started before the delay is over',
      on: { ...beginsAgain, OVER: 'MayStart' },
    },
  },
});

export type RestartBackoff = SnapshotFrom<typeof restartBackoff>;

export const isBackingOff = (state: RestartBackoff): boolean => state.matches('Waiting');
export const hasBackoff = (state: RestartBackoff): boolean =>
  state.matches('MayStart') && state.context.level > 0;
