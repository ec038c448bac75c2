import { assign, type SnapshotFrom, setup } from 'xstate';

/** How a counted Pod is. */
export const countedStates = ['ready', 'unready', 'lost'] as const;
export type CountedState = (typeof countedStates)[number];

type Counts = { readonly [S in CountedState]: number };

/**
 * The active Pods of one ReplicaSet, counted: of one template they are interchangeable. Those that are being deleted count no
 * longer. Those on a node that was lost are not ready, and stay so until they are evicted.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#how-a-replicaset-works
 */
export const countedPods = setup({
  types: {
    context: {} as Counts & { readonly most: number },
    input: {} as { most: number; ready?: number },
    events: {} as
      | { type: 'CREATE' | 'READY' | 'UNREADY' }
      | { type: 'DELETE'; from: CountedState }
      | { type: 'LOSE'; ready: number; unready: number },
  },
  guards: {
    hasRoom: ({ context: { ready, unready, lost, most } }) => ready + unready + lost < most,
    isUnready: ({ context }) => context.unready > 0,
    isReady: ({ context }) => context.ready > 0,
    isThere: ({ context, event }) => event.type === 'DELETE' && context[event.from] > 0,
    hasThem: ({ context, event }) =>
      event.type === 'LOSE' && event.ready <= context.ready && event.unready <= context.unready,
  },
}).createMachine({
  id: 'counted Pods',
  description:
    'The active Pods of one ReplicaSet: how many are ready, are not, and are on a node that was lost.',
  context: ({ input }) => ({ ready: input.ready ?? 0, unready: 0, lost: 0, most: input.most }),
  on: {
    CREATE: { guard: 'hasRoom', actions: assign({ unready: ({ context }) => context.unready + 1 }) },
    READY: {
      guard: 'isUnready',
      actions: assign({
        unready: ({ context }) => context.unready - 1,
        ready: ({ context }) => context.ready + 1,
      }),
    },
    UNREADY: {
      guard: 'isReady',
      actions: assign({
        ready: ({ context }) => context.ready - 1,
        unready: ({ context }) => context.unready + 1,
      }),
    },
    DELETE: {
      guard: 'isThere',
      actions: assign(({ context, event }) =>
        event.type === 'DELETE' ? { [event.from]: context[event.from] - 1 } : {},
      ),
    },
    LOSE: {
      guard: 'hasThem',
      actions: assign(({ context, event }) =>
        event.type === 'LOSE'
          ? {
              ready: context.ready - event.ready,
              unready: context.unready - event.unready,
              lost: context.lost + event.ready + event.unready,
            }
          : {},
      ),
    },
  },
});

export type CountedPods = SnapshotFrom<typeof countedPods>;

export const readyOf = ({ context }: CountedPods): number => context.ready;
export const totalOf = ({ context: { ready, unready, lost } }: CountedPods): number => ready + unready + lost;

/** All are ready, and there are so many. */
export const areReady =
  (count: number) =>
  (state: CountedPods): boolean =>
    readyOf(state) === count && totalOf(state) === count;
