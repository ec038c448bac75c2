import { assign, type SnapshotFrom, setup } from 'xstate';
import type { PodPhase } from '../../../../spec/kubelet/phase/podPhase.ts';
import { isTerminalPhase } from '../../../../spec/kubelet/phase/terminalPhase.ts';

/**
 * A mirror Pod. `nodeName`, `phase`, `ready`: what the API shows.
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
    hasNothingToStop: ({ context }) => isTerminalPhase(context.phase),
  },
  actions: {
    create: assign({ nodeName: ({ event }) => (event.type === 'CREATE' ? event.nodeName : '') }),
    write: assign(({ event }) => (event.type === 'STATUS' ? { phase: event.phase, ready: event.ready } : {})),
    clear: assign({ nodeName: '', phase: 'Pending', ready: false }),
  },
}).createMachine({
  id: 'mirror Pod',
  description:
    'The mirror Pod of a static Pod in the API: what is seen of it there. It is created bound to the ' +
    'node whose kubelet runs the static Pod. Deleting it deletes nothing else.',
  context: { nodeName: '', phase: 'Pending', ready: false },
  initial: 'Absent',
  states: {
    Absent: {
      description: 'the API shows nothing of the static Pod',
      entry: 'clear',
      on: { CREATE: { target: 'Present', actions: 'create' } },
    },
    Present: {
      description: 'the API shows the static Pod',
      on: {
        STATUS: { actions: 'write' },
        DELETE: [{ guard: 'hasNothingToStop', target: 'Absent' }, { target: 'Terminating' }],
        REMOVE: 'Absent',
      },
    },
    Terminating: {
      description: 'it is being deleted: its kubelet removes it, and makes another',
      on: { STATUS: { actions: 'write' }, REMOVE: 'Absent' },
    },
  },
});

export type MirrorPod = SnapshotFrom<typeof mirrorPod>;

export const isTerminating = (mirror: MirrorPod): boolean => mirror.matches('Terminating');
export const isAbsent = (mirror: MirrorPod): boolean => mirror.matches('Absent');
