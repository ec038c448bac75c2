import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The sandbox of a Pod. `attempt`: 0 for the Pod’s first, and 1 for every later one, as far as they are counted.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-has-network
 */
export const sandbox = setup({
  types: {
    context: {} as { attempt: 0 | 1 },
    events: {} as
      | { type: 'RUN' | 'STOP' | 'REMOVE' }
      /** it could not be created, and is tried again */
      | { type: 'RUN_FAILS' | 'RETRY' }
      /** it died, or its machine went down */
      | { type: 'LOST' },
  },
  guards: { isLaterAttempt: ({ context }) => context.attempt > 0 },
  actions: { countAttempt: assign({ attempt: 1 }), forget: assign({ attempt: 0 }) },
}).createMachine({
  id: 'sandbox of the runtime',
  description:
    'The sandbox of a Pod: the namespaces that its containers share. It is created first, stopped last, ' +
    'and replaced when it dies.',
  context: { attempt: 0 },
  initial: 'Absent',
  states: {
    Absent: { description: 'the runtime has none', on: { RUN: 'Ready', RUN_FAILS: 'CreationFailed' } },
    CreationFailed: {
      description: 'it could not be created, and is tried again',
      on: { RETRY: [{ guard: 'isLaterAttempt', target: 'Stopped' }, { target: 'Absent' }] },
    },
    Ready: { description: 'containers may run in it', on: { STOP: 'Stopped', LOST: 'Dead' } },
    Dead: { description: 'it died; its network is still to be released', on: { STOP: 'Stopped' } },
    Stopped: {
      description: 'stopped; the next one replaces it',
      on: {
        RUN: { target: 'Ready', actions: 'countAttempt' },
        RUN_FAILS: { target: 'CreationFailed', actions: 'countAttempt' },
        REMOVE: { target: 'Absent', actions: 'forget' },
      },
    },
  },
});

export type Sandbox = SnapshotFrom<typeof sandbox>;

export const isReady = (state: Sandbox): boolean => state.matches('Ready');
/** the runtime has none of the Pod */
export const isAbsent = (state: Sandbox): boolean =>
  state.matches('Absent') || (isHeldUp(state) && state.context.attempt === 0);
export const isDead = (state: Sandbox): boolean => state.matches('Dead');
/** nothing is there that would have to be stopped */
export const isStopped = (state: Sandbox): boolean => mayRun(state) || isHeldUp(state);
export const mayRun = (state: Sandbox): boolean => state.matches('Stopped') || state.matches('Absent');
/** it could not be created, and is to be tried again */
const isHeldUp = (state: Sandbox): boolean => state.matches('CreationFailed');
