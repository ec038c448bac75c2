import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The kubelet's back-off of one container (CrashLoopBackOff), in its memory. The first restart is not delayed; each
 * restart doubles the delay that the next one has to keep from the end before it. A container that its kubelet killed
 * is started at once, if the end before that one lies far enough back. `level`: how often the delay was set.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts
 */
export const restartBackoff = setup({
  types: {
    input: {} as { levels: number },
    context: {} as { level: number; levels: number },
    events: {} as
      /** the container ended by itself, or its kubelet killed it */
        | { type: 'EXITED' | 'KILLED' }
        /** a new instance was started after one that ended */
        | { type: 'RESTARTED' }
        /** the delay has passed since the last end */
        | { type: 'OVER' }
        /** the container has run for long */
        | { type: 'QUIET' }
        /** the kubelet restarted */
        | { type: 'FORGET' },
  },
  actions: {
    raise: assign({ level: ({ context }) => Math.min(context.level + 1, context.levels) }),
    reset: assign({ level: 0 }),
  },
  guards: { hasLevel: ({ context }) => context.level > 0 },
}).createMachine({
  id: 'restart back-off',
  context: ({ input }) => ({ level: 0, levels: input.levels }),
  initial: 'NoEndKnown',
  states: {
    NoEndKnown: { on: { EXITED: 'MayStart', KILLED: 'KilledFirst' } },
    /** killed, and no end before that: the restart is not counted */
    KilledFirst: { on: { RESTARTED: 'MayStart', FORGET: 'NoEndKnown' } },
    MayStart: {
      on: {
        EXITED: { guard: 'hasLevel', target: 'Waiting' },
        RESTARTED: { target: 'Cooling', actions: 'raise' },
        QUIET: { guard: 'hasLevel', actions: 'reset' },
        FORGET: { target: 'NoEndKnown', actions: 'reset' },
      },
    },
    /** it runs again, and the last end is younger than the delay that holds now */
    Cooling: {
      on: {
        OVER: 'MayStart',
        EXITED: 'Waiting',
        KILLED: 'Waiting',
        FORGET: { target: 'NoEndKnown', actions: 'reset' },
      },
    },
    /** CrashLoopBackOff */
    Waiting: { on: { OVER: 'MayStart', FORGET: { target: 'NoEndKnown', actions: 'reset' } } },
  },
});

export type RestartBackoff = SnapshotFrom<typeof restartBackoff>;

export const isBackingOff = (state: RestartBackoff): boolean => state.matches('Waiting');
export const isCooling = (state: RestartBackoff): boolean => state.matches('Cooling');
export const hasBackoff = (state: RestartBackoff): boolean =>
  state.matches('MayStart') && state.context.level > 0;
