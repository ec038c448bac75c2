import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * Graceful node shutdown. `group`: of Pods that are ended together, from 0.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#graceful-node-shutdown
 */
export const shutdownManager = setup({
  types: {
    input: {} as { groups: number },
    context: {} as { group: number; groups: number },
    events: {} as
      /** the machine is to shut down, or no longer is */
        | { type: 'BEGIN' | 'CANCEL' }
        /** the Pods of the group have ended, or their time is over */
        | { type: 'NEXT' }
        /** the kubelet stopped */
        | { type: 'FORGET' },
  },
  guards: { hasNext: ({ context }) => context.group + 1 < context.groups },
  actions: {
    next: assign({ group: ({ context }) => context.group + 1 }),
    first: assign({ group: 0 }),
  },
}).createMachine({
  id: 'node shutdown manager',
  description:
    'The kubelet’s node shutdown manager: it holds the shutdown of its machine back and ends the Pods ' +
    'first, group after group, those of the lowest priority before the others.',
  context: ({ input }) => ({ group: 0, groups: input.groups }),
  initial: 'Idle',
  states: {
    Idle: { description: 'the machine is not to shut down', on: { BEGIN: 'EndingPods' } },
    EndingPods: {
      description: 'the Pods of one group are ended, and the shutdown waits for them',
      on: {
        NEXT: [
          { guard: 'hasNext', actions: 'next' },
          { target: 'Released', actions: 'first' },
        ],
        CANCEL: { target: 'Idle', actions: 'first' },
        FORGET: { target: 'Idle', actions: 'first' },
      },
    },
    Released: { description: 'nothing holds the shutdown back any more', on: { FORGET: 'Idle' } },
  },
});

export type ShutdownManager = SnapshotFrom<typeof shutdownManager>;

export const isShuttingDown = (manager: ShutdownManager): boolean => !manager.matches('Idle');
export const isReleased = (manager: ShutdownManager): boolean => manager.matches('Released');
export const isEnding =
  (group: number) =>
  (manager: ShutdownManager): boolean =>
    manager.matches('EndingPods') && manager.context.group === group;
