import { assign, type SnapshotFrom, setup } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/**
 * The replicas that a workload wants, as its object in the API says.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export const replicas = setup({
  types: {
    context: {} as { replicas: number },
    input: {} as { replicas: number },
    events: {} as { type: 'SCALE'; replicas: number },
  },
  guards: { isAnother: ({ context, event }) => context.replicas !== event.replicas },
}).createMachine({
  id: 'replicas',
  description: 'The replicas that a workload wants.',
  context: ({ input }) => ({ replicas: input.replicas }),
  on: {
    SCALE: { guard: 'isAnother', actions: assign({ replicas: ({ event }) => event.replicas }) },
  },
});

export type Replicas = SnapshotFrom<typeof replicas>;

export const wants =
  (count: number) =>
  (state: Replicas): boolean =>
    state.context.replicas === count;

/** The workload as its controller last saw it. */
export const seenReplicas = lastSeen({
  id: 'replicas as a controller sees them',
  says: 'The replicas that a workload wanted when its controller last saw it.',
  unseen: { says: 'the controller has not heard of the workload yet' },
  values: { Present: { says: 'it is there', next: ['Present'] } },
  details: { replicas: 0 },
});

export type SeenReplicas = SnapshotFrom<typeof seenReplicas>;

/** The replicas as they were last seen; undefined: the workload was not seen yet. */
export const seenCount = (state: SeenReplicas): number | undefined =>
  state.matches('Unseen') ? undefined : state.context.replicas;
