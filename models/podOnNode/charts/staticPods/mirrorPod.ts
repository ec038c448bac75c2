import { assign, type SnapshotFrom, setup } from 'xstate';
import type { PodPhase } from '../../../../spec/kubelet/phase/podPhase.ts';

/**
 * The mirror Pod of a static Pod in the API: what is seen of it there, its status too. It is created bound to the node
 * whose kubelet runs the static Pod. Deleting it deletes nothing else.
 * https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export const mirrorPod = setup({
  types: {
    context: {} as { nodeName: string; phase: PodPhase; ready: boolean },
    events: {} as
      | { type: 'CREATE'; nodeName: string }
      | { type: 'STATUS'; phase: PodPhase; ready: boolean }
      | { type: 'DELETE' }
      /** with a grace period of zero */
      | { type: 'REMOVE' },
  },
  guards: {
    hasNothingToStop: ({ context }) => context.phase === 'Succeeded' || context.phase === 'Failed',
  },
  actions: {
    create: assign({ nodeName: ({ event }) => (event.type === 'CREATE' ? event.nodeName : '') }),
    write: assign(({ event }) => (event.type === 'STATUS' ? { phase: event.phase, ready: event.ready } : {})),
    clear: assign({ nodeName: '', phase: 'Pending', ready: false }),
  },
}).createMachine({
  id: 'mirror Pod',
  context: { nodeName: '', phase: 'Pending', ready: false },
  initial: 'Absent',
  states: {
    Absent: { entry: 'clear', on: { CREATE: { target: 'Present', actions: 'create' } } },
    Present: {
      on: {
        STATUS: { actions: 'write' },
        DELETE: [{ guard: 'hasNothingToStop', target: 'Absent' }, { target: 'Terminating' }],
        REMOVE: 'Absent',
      },
    },
    Terminating: { on: { STATUS: { actions: 'write' }, REMOVE: 'Absent' } },
  },
});

export type MirrorPod = SnapshotFrom<typeof mirrorPod>;

export const isPresent = (mirror: MirrorPod): boolean => mirror.matches('Present');
export const isTerminating = (mirror: MirrorPod): boolean => mirror.matches('Terminating');
export const isAbsent = (mirror: MirrorPod): boolean => mirror.matches('Absent');
