import { assign, type SnapshotFrom, setup } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/** The taint that users set on a node; `none`: it has none. */
export const taints = ['none', 'NoSchedule', 'NoExecute'] as const;
export type Taint = (typeof taints)[number];

/**
 * A node as a DaemonSet cares about it: whether it is there, is heard of, and has a taint that the Pods do not tolerate. One that
 * is lost is removed from the API, and comes back as a new one.
 * https://kubernetes.io/docs/concepts/architecture/nodes/
 */
export const daemonNode = setup({
  types: {
    context: {} as { taint: Taint },
    events: {} as { type: 'CUT' | 'HEAL' | 'REMOVE' | 'RETURN' } | { type: 'TAINT'; taint: Taint },
  },
  guards: { isAnother: ({ context, event }) => event.type === 'TAINT' && event.taint !== context.taint },
  actions: {
    note: assign({ taint: ({ context, event }) => (event.type === 'TAINT' ? event.taint : context.taint) }),
    clear: assign({ taint: 'none' }),
  },
}).createMachine({
  id: 'node of a DaemonSet',
  description: 'A node as a DaemonSet cares about it.',
  context: { taint: 'none' },
  initial: 'Ready',
  states: {
    Ready: {
      description: 'its kubelet is heard of',
      on: { CUT: 'CutOff', TAINT: { guard: 'isAnother', actions: 'note' } },
    },
    CutOff: {
      description: 'nothing is heard of it; what it runs goes on',
      on: { HEAL: 'Ready', REMOVE: { target: 'Gone', actions: 'clear' } },
    },
    Gone: { description: 'it was removed from the API', on: { RETURN: 'Ready' } },
  },
});

export type DaemonNode = SnapshotFrom<typeof daemonNode>;

export const isHeardOf = (state: DaemonNode): boolean => state.matches('Ready');
export const isCutOff = (state: DaemonNode): boolean => state.matches('CutOff');
export const isGone = (state: DaemonNode): boolean => state.matches('Gone');

/** It is there, with this taint. */
export const hasTaint =
  (taint: Taint) =>
  (state: DaemonNode): boolean =>
    !isGone(state) && state.context.taint === taint;

/** A node as a controller last saw it. */
export const seenNode = lastSeen({
  id: 'node as a controller sees it',
  says: 'The taint of a node when a controller last saw it.',
  unseen: { says: 'not heard of, or heard to be gone' },
  values: { Present: { says: 'it is there', next: ['Present'] } },
  details: { taint: 'none' as Taint },
  forgets: true,
});

export type SeenNode = SnapshotFrom<typeof seenNode>;

/** Its taint when it was last seen; undefined: it is not there. */
export const seenTaint = (state: SeenNode): Taint | undefined =>
  state.matches('Unseen') ? undefined : state.context.taint;
