import { assign, type SnapshotFrom, setup } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/**
 * The ReplicaSet of one template of a Deployment: whether there is one, and how many replicas it is to have.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rollover-aka-multiple-updates-in-flight
 */
export const replicaSetObject = setup({
  types: {
    context: {} as { there: boolean; replicas: number },
    input: {} as { replicas?: number },
    events: {} as { type: 'CREATE' | 'SCALE'; replicas: number },
  },
  guards: {
    isMissing: ({ context }) => !context.there,
    isAnother: ({ context, event }) => context.there && event.replicas !== context.replicas,
  },
  actions: { note: assign({ there: true, replicas: ({ event }) => event.replicas }) },
}).createMachine({
  id: 'ReplicaSet of a template',
  description: 'The ReplicaSet of one template of a Deployment, and how many replicas it is to have.',
  context: ({ input }) => ({ there: input.replicas !== undefined, replicas: input.replicas ?? 0 }),
  on: {
    CREATE: { guard: 'isMissing', actions: 'note' },
    SCALE: { guard: 'isAnother', actions: 'note' },
  },
});

export type ReplicaSetObject = SnapshotFrom<typeof replicaSetObject>;

export const isThere = ({ context }: ReplicaSetObject): boolean => context.there;

/** How many replicas it is to have; none while it is not there. */
export const sizeOf = ({ context }: ReplicaSetObject): number => context.replicas;

/** It is there, and is to have so many replicas. */
export const isSized =
  (replicas: number) =>
  (state: ReplicaSetObject): boolean =>
    isThere(state) && sizeOf(state) === replicas;

/** What the spec of a ReplicaSet said when the Deployment controller last saw it. */
export const seenSize = lastSeen({
  id: 'size of a ReplicaSet as the Deployment controller sees it',
  says: 'How many replicas a ReplicaSet was to have when the Deployment controller last saw it.',
  unseen: { says: 'the controller has not heard of it yet' },
  values: { Present: { says: 'it is there', next: ['Present'] } },
  details: { replicas: 0 },
});

export type SeenSize = SnapshotFrom<typeof seenSize>;

/** As it was last seen; undefined: not yet. */
export const seenSizeOf = (state: SeenSize): number | undefined =>
  state.matches('Unseen') ? undefined : state.context.replicas;
