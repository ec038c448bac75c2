import { assign, type SnapshotFrom, setup } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/**
 * What a Deployment asks for: the template, by the number of its revision, and whether its rollout is paused. Users change
 * both.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment
 */
export const rollout = setup({
  types: {
    context: {} as { revision: number; paused: boolean },
    events: {} as { type: 'CHANGE'; revision: number } | { type: 'PAUSE' | 'RESUME' },
  },
  guards: {
    isAnother: ({ context, event }) => event.type === 'CHANGE' && event.revision !== context.revision,
    isPaused: ({ context }) => context.paused,
    goesOn: ({ context }) => !context.paused,
  },
}).createMachine({
  id: 'rollout',
  description: 'What a Deployment asks for: its template, and whether its rollout is paused.',
  context: { revision: 1, paused: false },
  on: {
    CHANGE: {
      guard: 'isAnother',
      actions: assign({
        revision: ({ context, event }) => ('revision' in event ? event.revision : context.revision),
      }),
    },
    PAUSE: { guard: 'goesOn', actions: assign({ paused: true }) },
    RESUME: { guard: 'isPaused', actions: assign({ paused: false }) },
  },
});

export type Rollout = SnapshotFrom<typeof rollout>;

export const isPaused = ({ context }: Rollout): boolean => context.paused;

/** It asks for this template, and is paused or not. */
export const asks =
  (revision: number, paused: boolean) =>
  ({ context }: Rollout): boolean =>
    context.revision === revision && context.paused === paused;

/** A Deployment as its controller last saw it. */
export const seenRollout = lastSeen({
  id: 'Deployment as its controller sees it',
  says: 'What a Deployment asked for when its controller last saw it.',
  unseen: { says: 'the controller has not heard of the Deployment yet' },
  values: { Present: { says: 'it is there', next: ['Present'] } },
  details: { revision: 0, paused: false },
});

export type SeenRollout = SnapshotFrom<typeof seenRollout>;

/** As it was last seen; undefined: not yet. */
export const rolloutOf = (
  state: SeenRollout,
): { readonly revision: number; readonly paused: boolean } | undefined =>
  state.matches('Unseen') ? undefined : { revision: state.context.revision, paused: state.context.paused };
