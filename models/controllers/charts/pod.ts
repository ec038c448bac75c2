import { assign, type SnapshotFrom, setup } from 'xstate';

/** How far a Pod is, as far as its controller cares. */
export const podPhases = ['Unready', 'Ready', 'Terminating', 'Failed', 'Succeeded'] as const;
export type PodPhase = (typeof podPhases)[number];

/**
 * A Pod as its controller cares about it: whether it is there, ready, being deleted, or has ended. What runs inside it, and
 * how its kubelet goes about it, is left to the other magnifications. Once it is gone its place is free for another Pod, with
 * a UID of its own.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export const pod = setup({
  types: {
    context: {} as { kind: number },
    events: {} as
      | { type: 'CREATE' | 'CHANGE'; kind: number }
      | { type: 'READY' | 'UNREADY' | 'FAIL' | 'SUCCEED' | 'DELETE' | 'REMOVE' },
  },
  guards: { changes: ({ context, event }) => event.type === 'CHANGE' && event.kind !== context.kind },
  actions: {
    note: assign({ kind: ({ event }) => ('kind' in event ? event.kind : 0) }),
    clear: assign({ kind: 0 }),
  },
}).createMachine({
  id: 'Pod of a controller',
  description:
    'A Pod as its controller cares about it. Which kind of Pod it is, of those of the plan, is kept beside.',
  context: { kind: 0 },
  initial: 'Absent',
  states: {
    Absent: {
      description: 'there is no such Pod, or no longer',
      on: { CREATE: { target: 'Unready', actions: 'note' } },
    },
    Unready: {
      description: 'it is pending, or runs and is not ready',
      on: {
        READY: 'Ready',
        FAIL: 'Failed',
        SUCCEED: 'Succeeded',
        DELETE: 'Terminating',
        CHANGE: { guard: 'changes', actions: 'note' },
      },
    },
    Ready: {
      description: 'it runs and is ready',
      on: {
        UNREADY: 'Unready',
        FAIL: 'Failed',
        SUCCEED: 'Succeeded',
        DELETE: 'Terminating',
        CHANGE: { guard: 'changes', actions: 'note' },
      },
    },
    Terminating: {
      description: 'it is being deleted and may still run',
      on: { REMOVE: { target: 'Absent', actions: 'clear' } },
    },
    Failed: {
      description: 'it has failed, or was evicted',
      on: { REMOVE: { target: 'Absent', actions: 'clear' }, DELETE: { target: 'Absent', actions: 'clear' } },
    },
    Succeeded: {
      description: 'it has done its work',
      on: { REMOVE: { target: 'Absent', actions: 'clear' }, DELETE: { target: 'Absent', actions: 'clear' } },
    },
  },
});

export type PodState = SnapshotFrom<typeof pod>;

export const isAbsent = (state: PodState): boolean => state.matches('Absent');
export const isReady = (state: PodState): boolean => state.matches('Ready');
export const isTerminating = (state: PodState): boolean => state.matches('Terminating');

/** It counts as a replica: it has not ended and is not being deleted. */
export const isActive = (state: PodState): boolean => state.matches('Unready') || isReady(state);
export const hasEnded = (state: PodState): boolean => state.matches('Failed') || state.matches('Succeeded');

export const isOfKind =
  (kind: number) =>
  (state: PodState): boolean =>
    state.context.kind === kind;

/** The Pod is there, in this phase and of this kind. */
export const looks =
  (phase: PodPhase, kind: number) =>
  (state: PodState): boolean =>
    state.matches(phase) && state.context.kind === kind;
