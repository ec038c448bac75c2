import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The wanted scale of a Deployment.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export const deployment = setup({
  types: {
    context: {} as { replicas: number },
    input: {} as { replicas: number },
    events: {} as { type: 'SCALE'; replicas: number },
  },
  guards: { isAnotherScale: ({ context, event }) => context.replicas !== event.replicas },
}).createMachine({
  id: 'Deployment',
  description:
    'A Deployment, as far as scaling goes. Its controller hands the replicas that users want on to its ' +
    'ReplicaSet.',
  context: ({ input }) => ({ replicas: input.replicas }),
  on: {
    SCALE: {
      guard: 'isAnotherScale',
      actions: assign({ replicas: ({ event }) => event.replicas }),
    },
  },
});

export type DeploymentState = SnapshotFrom<typeof deployment>;

export const isScaledTo =
  (replicas: number) =>
  (state: DeploymentState): boolean =>
    state.context.replicas === replicas;
