import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * What users want of a Deployment: its scale, and which of two revisions of its template.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export const deployment = setup({
  types: {
    context: {} as { replicas: number; revision: Revision },
    input: {} as { replicas: number },
    events: {} as { type: 'SCALE'; replicas: number } | { type: 'ROLL_OUT' | 'ROLL_BACK' },
  },
  guards: {
    isAnotherScale: ({ context, event }) => event.type === 'SCALE' && context.replicas !== event.replicas,
    isFirst: ({ context }) => context.revision === 1,
    isSecond: ({ context }) => context.revision === 2,
  },
}).createMachine({
  id: 'Deployment',
  description:
    'A Deployment, as far as scale and revision go. Its controller hands the replicas that users want on to ' +
    'its ReplicaSets.',
  context: ({ input }) => ({ replicas: input.replicas, revision: 1 }),
  on: {
    SCALE: {
      guard: 'isAnotherScale',
      actions: assign({ replicas: ({ event }) => event.replicas }),
    },
    ROLL_OUT: { guard: 'isFirst', actions: assign({ revision: 2 }) },
    ROLL_BACK: { guard: 'isSecond', actions: assign({ revision: 1 }) },
  },
});

/** The template that there was in the beginning, and the one that it is changed to. */
export type Revision = 1 | 2;

export type DeploymentState = SnapshotFrom<typeof deployment>;

export const isScaledTo =
  (replicas: number) =>
  (state: DeploymentState): boolean =>
    state.context.replicas === replicas;
export const isOfRevision =
  (revision: Revision) =>
  (state: DeploymentState): boolean =>
    state.context.revision === revision;
