import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The operation of the attach-detach controller on the volume: there is one at a time, on one node.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export const volumeOperation = setup({
  types: {
    context: {} as { node: number },
    events: {} as
      | { type: 'ATTACH' | 'DETACH' | 'FORCE'; node: number }
      | { type: 'SAFE' | 'DELETED' | 'END' },
  },
  actions: {
    note: assign({ node: ({ event }) => ('node' in event ? event.node : 0) }),
    clear: assign({ node: 0 }),
  },
}).createMachine({
  id: 'operation on a volume',
  description: 'The operation of the attach-detach controller on the volume, and its node.',
  context: { node: 0 },
  initial: 'None',
  states: {
    None: {
      description: 'no operation is under way',
      on: {
        ATTACH: { target: 'Attaching', actions: 'note' },
        DETACH: { target: 'Asking', actions: 'note' },
        FORCE: { target: 'Safe', actions: 'note' },
      },
    },
    Attaching: {
      description: 'the volume is to be attached, which is waited for',
      on: { END: { target: 'None', actions: 'clear' } },
    },
    Asking: {
      description: 'the volume is to be detached, and the status of the node is read first',
      on: { SAFE: 'Safe', END: { target: 'None', actions: 'clear' } },
    },
    Safe: {
      description: 'the volume is to be detached, and nothing keeps it',
      on: { DELETED: 'Detaching', END: { target: 'None', actions: 'clear' } },
    },
    Detaching: {
      description: 'that the volume is detached is waited for',
      on: { END: { target: 'None', actions: 'clear' } },
    },
  },
});

export type VolumeOperation = SnapshotFrom<typeof volumeOperation>;

export const isIdle = (state: VolumeOperation): boolean => state.matches('None');

/** It is at this, on this node. */
export const isAt =
  (stage: 'Attaching' | 'Asking' | 'Safe' | 'Detaching', node: number) =>
  (state: VolumeOperation): boolean =>
    state.matches(stage) && state.context.node === node;
