import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The node that others were preempted on for a Pod, 0 being none: as the scheduler keeps it in its memory, as the status of the Pod
 * has it (`nominatedNodeName`), and as it really was. A restart leaves what is in the status.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#user-exposed-information
 */
export const nomination = setup({
  types: {
    context: {} as {
      promised: number;
      kept: number;
      stored: number;
      /** an update of the Pod is under way that was made before */
      outdated: boolean;
    },
    events: {} as { type: 'NOMINATE'; node: number } | { type: 'STORE' | 'SEE_OLD' | 'LOSE' | 'RESTART' },
  },
  guards: {
    isNew: ({ context }) => context.kept !== context.stored,
    isUnderWay: ({ context }) => context.outdated,
  },
}).createMachine({
  id: 'nomination',
  description: 'The node that others were preempted on for a Pod, and who knows of it.',
  context: { promised: 0, kept: 0, stored: 0, outdated: false },
  on: {
    NOMINATE: {
      actions: assign(({ event }) => ({ promised: event.node, kept: event.node, outdated: true })),
    },
    STORE: { guard: 'isNew', actions: assign({ stored: ({ context }) => context.kept }) },
    SEE_OLD: { guard: 'isUnderWay', actions: assign({ outdated: false }) },
    LOSE: { guard: 'isUnderWay', actions: assign({ outdated: false, kept: 0 }) },
    RESTART: { actions: assign({ outdated: false, kept: ({ context }) => context.stored }) },
  },
});

export type Nomination = SnapshotFrom<typeof nomination>;

export const keptNode = ({ context }: Nomination): number => context.kept;
export const promisedNode = ({ context }: Nomination): number => context.promised;
