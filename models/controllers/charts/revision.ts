import { assign, type SnapshotFrom, setup } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/**
 * The template that a workload has now, by the number of its revision: users change it, and change it back.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
 */
export const revision = setup({
  types: {
    context: {} as { revision: number },
    events: {} as { type: 'CHANGE'; revision: number },
  },
  guards: { isAnother: ({ context, event }) => context.revision !== event.revision },
}).createMachine({
  id: 'template',
  description: 'The template that a workload has now, by the number of its revision.',
  context: { revision: 1 },
  on: {
    CHANGE: { guard: 'isAnother', actions: assign({ revision: ({ event }) => event.revision }) },
  },
});

export type Revision = SnapshotFrom<typeof revision>;

export const isAtRevision =
  (number: number) =>
  (state: Revision): boolean =>
    state.context.revision === number;

/** The template as a controller last saw it. */
export const seenRevision = lastSeen({
  id: 'template as a controller sees it',
  says: 'The template that a workload had when its controller last saw it.',
  unseen: { says: 'the controller has not heard of the workload yet' },
  values: { Present: { says: 'the workload is there', next: ['Present'] } },
  details: { revision: 0 },
});

export type SeenRevision = SnapshotFrom<typeof seenRevision>;

/** The revision as it was last seen; undefined: the workload was not seen yet. */
export const seenNumber = (state: SeenRevision): number | undefined =>
  state.matches('Unseen') ? undefined : state.context.revision;
