import { assign, not, type SnapshotFrom, setup } from 'xstate';

/** restarts beyond this many are not told apart, unless a model asks for more: "at least" */
export const usuallyCountedRestarts = 1;

/** an exit code that nobody chose: killed, or lost with its sandbox or machine */
export const killedExitCode = 137;

/** the exit code of a container that could not be started */
export const startErrorExitCode = 128;

/** Why a Pod begins again. */
export type Beginning = 'sandbox' | 'restart';

/** It ends by itself, by force, or with its sandbox or machine. */
const ends = {
  EXIT: { target: 'Exited', actions: 'noteExit' },
  KILL: { target: 'Exited', actions: 'noteExit' },
  LOST: { target: 'Exited', actions: 'noteExit' },
  TAKEN: { target: 'Absent', actions: ['noteExit', 'forgetInstance'] },
} as const;

/** It is to stop: its preStop hook comes first. */
const stops = [{ guard: 'hasPreStop', target: 'PreStop' }, { target: 'Terminating' }] as const;

/**
 * A container, as its runtime runs it, with its hooks, which its kubelet runs. `instances`: started so far, as far as
 * they are counted; `exitCode`: of the last one; `stale`: the Pod begins again after the last instance, in a new sandbox or
 * in place; `isGarbage`: the runtime has forgotten the last instance.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 * https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export const container = setup({
  types: {
    input: {} as { postStart: boolean; preStop: boolean; ephemeral: boolean; countedRestarts: number },
    context: {} as {
      instances: number;
      exitCode: number;
      stale: Beginning | null;
      isGarbage: boolean;
      requested: boolean;
      postStart: boolean;
      preStop: boolean;
      countedRestarts: number;
    },
    events: {} as
      /** a user adds an ephemeral container to the Pod */
        | { type: 'REQUEST' }
        /** what the kubelet asks of the runtime */
        | { type: 'CREATE' | 'START' | 'STOP' | 'KILL' }
        /** the runtime forgets what has ended: garbage, or to begin again */
        | { type: 'REMOVE' }
        | { type: 'PURGE'; for: Beginning }
        /** somebody else removes it from the runtime, whether it runs or not */
        | { type: 'TAKEN' }
        /** calls that fail, and are made again */
        | { type: 'PULL_FAILS' | 'CREATE_FAILS' | 'START_FAILS' | 'RETRY' }
        /** hooks */
        | { type: 'POST_START_DONE' | 'POST_START_FAILS' | 'PRE_STOP_DONE' }
        | { type: 'EXIT'; code: number }
        /** the sandbox or the machine went down with it */
        | { type: 'LOST' }
        /** the Pod has a new sandbox */
        | { type: 'NEW_SANDBOX' },
  },
  guards: {
    isRequested: ({ context }) => context.requested,
    hasPostStart: ({ context }) => context.postStart,
    hasPreStop: ({ context }) => context.preStop,
    isFresh: ({ context }) => context.stale === null,
  },
  actions: {
    request: assign({ requested: true }),
    countInstance: assign({
      instances: ({ context }) => Math.min(context.instances + 1, context.countedRestarts + 2),
      exitCode: 0,
      stale: null,
      isGarbage: false,
    }),
    countFailedStart: assign({
      instances: ({ context }) => Math.min(context.instances + 1, context.countedRestarts + 2),
      exitCode: startErrorExitCode,
      stale: null,
      isGarbage: false,
    }),
    noteExit: assign({ exitCode: ({ event }) => (event.type === 'EXIT' ? event.code : killedExitCode) }),
    forgetInstance: assign({ isGarbage: true }),
    makeStale: assign({ stale: ({ event }) => (event.type === 'PURGE' ? event.for : 'sandbox') }),
  },
}).createMachine({
  id: 'container of the runtime',
  description:
    'A container of a Pod in its runtime, hooks included. A new instance is created where the one before ' +
    'it has ended, and counts once it is started.',
  context: ({ input }) => ({
    instances: 0,
    exitCode: 0,
    stale: null,
    isGarbage: false,
    requested: !input.ephemeral,
    postStart: input.postStart,
    preStop: input.preStop,
    countedRestarts: input.countedRestarts,
  }),
  initial: 'Absent',
  states: {
    Absent: {
      description: 'the runtime has none',
      on: {
        REQUEST: { guard: not('isRequested'), actions: 'request' },
        PULL_FAILS: { guard: 'isRequested', target: 'ImagePullBackOff' },
        CREATE_FAILS: { guard: 'isRequested', target: 'CreateContainerError' },
        CREATE: { guard: 'isRequested', target: 'Created' },
      },
    },
    ImagePullBackOff: {
      description: 'its image could not be pulled; it is tried again',
      on: { RETRY: 'Absent' },
    },
    CreateContainerError: {
      description: 'it could not be created; it is tried again',
      on: { RETRY: 'Absent' },
    },
    Created: {
      description: 'created, not started',
      on: {
        START: [
          { guard: 'hasPostStart', target: 'PostStart', actions: 'countInstance' },
          { target: 'Running', actions: 'countInstance' },
        ],
        START_FAILS: { target: 'Exited', actions: 'countFailedStart' },
        NEW_SANDBOX: 'LeftBehind',
        TAKEN: 'Absent',
        PURGE: { target: 'Absent', actions: 'makeStale' },
      },
    },
    LeftBehind: {
      description: 'created in a sandbox that another one has replaced, and never started',
      on: {
        CREATE: 'Created',
        PURGE: { target: 'Absent', actions: 'makeStale' },
      },
    },
    PostStart: {
      description: 'its entrypoint runs, and so does its postStart hook',
      on: {
        POST_START_DONE: 'Running',
        POST_START_FAILS: stops,
        STOP: stops,
        ...ends,
      },
    },
    Running: {
      description: 'it runs, and nobody has asked it to stop',
      on: {
        STOP: stops,
        ...ends,
      },
    },
    PreStop: {
      description: 'its preStop hook runs, or it waits for its turn; it has not been asked to stop yet',
      on: {
        PRE_STOP_DONE: 'Terminating',
        ...ends,
      },
    },
    Terminating: {
      description: 'it was sent its stop signal (SIGTERM)',
      on: {
        ...ends,
      },
    },
    Exited: {
      description: 'it has ended; the runtime still knows how',
      on: {
        CREATE: 'Created',
        REMOVE: { target: 'Absent', actions: 'forgetInstance' },
        TAKEN: 'Absent',
        PURGE: { target: 'Absent', actions: 'makeStale' },
        NEW_SANDBOX: { guard: 'isFresh', actions: 'makeStale' },
      },
    },
  },
});

export type ContainerState = SnapshotFrom<typeof container>;

export const isRequested = ({ context }: ContainerState): boolean => context.requested;
export const isCreated = (state: ContainerState): boolean => state.matches('Created');
/** it was created in an earlier sandbox, and not started there */
export const isLeftBehind = (state: ContainerState): boolean => state.matches('LeftBehind');
export const isInPostStart = (state: ContainerState): boolean => state.matches('PostStart');
/** it runs, and nobody has asked it to stop */
export const isRunning = (state: ContainerState): boolean =>
  state.matches('Running') || state.matches('PostStart');
export const isStopping = (state: ContainerState): boolean =>
  state.matches('PreStop') || state.matches('Terminating');
export const isAlive = (state: ContainerState): boolean => isRunning(state) || isStopping(state);
export const hasExited = (state: ContainerState): boolean => state.matches('Exited');
/** it has run, and was removed as garbage */
export const isForgotten = (state: ContainerState): boolean =>
  state.context.isGarbage && !isAlive(state) && !hasExited(state);
/** a call for it failed and is to be made again */
export const isHeldUp = (state: ContainerState): boolean =>
  state.matches('ImagePullBackOff') || state.matches('CreateContainerError');
