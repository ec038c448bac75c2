import { assign, type SnapshotFrom, setup } from 'xstate';

/** How long nobody on a node has wanted a volume: somebody does, or the controller has not noticed; not long; over six minutes. */
export type Unwanted = 'no' | 'since shortly' | 'for long';

/**
 * What the attach-detach controller takes for the actual state: whether the volume is attached to a node. It is in its memory alone,
 * and made anew, from what the API tells, when it restarts.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#storage-force-detach-on-timeout
 */
export const knownAttachment = setup({
  types: {
    context: {} as { mounted: boolean; unwanted: Unwanted },
    events: {} as {
      type:
        | 'ATTACHED'
        | 'UNCERTAIN'
        | 'DETACHED'
        | 'MOUNTED'
        | 'UNMOUNTED'
        | 'UNWANTED'
        | 'WAITED'
        | 'WANTED'
        | 'FORGET';
    },
  },
  guards: {
    isWanted: ({ context }) => context.unwanted === 'no',
    isUnwanted: ({ context }) => context.unwanted !== 'no',
    waits: ({ context }) => context.unwanted === 'since shortly',
  },
  actions: {
    // until the node says otherwise
    assumeMounted: assign({ mounted: true }),
    clear: assign({ mounted: false, unwanted: 'no' }),
    noteMounted: assign({ mounted: true }),
    noteUnmounted: assign({ mounted: false }),
    noteUnwanted: assign({ unwanted: 'since shortly' }),
    noteWaited: assign({ unwanted: 'for long' }),
    noteWanted: assign({ unwanted: 'no' }),
  },
}).createMachine({
  id: 'attachment as its controller knows it',
  description: 'Whether the attach-detach controller takes the volume to be attached to a node.',
  context: { mounted: false, unwanted: 'no' },
  initial: 'None',
  on: { FORGET: { target: '.None', actions: 'clear' } },
  states: {
    None: {
      description: 'it knows of no attachment',
      on: {
        ATTACHED: { target: 'Known.Attached', actions: 'assumeMounted' },
        UNCERTAIN: { target: 'Known.Uncertain', actions: 'assumeMounted' },
      },
    },
    Known: {
      description: 'it knows of an attachment',
      initial: 'Attached',
      on: {
        DETACHED: { target: 'None', actions: 'clear' },
        MOUNTED: { actions: 'noteMounted' },
        UNMOUNTED: { actions: 'noteUnmounted' },
        UNWANTED: { guard: 'isWanted', actions: 'noteUnwanted' },
        WAITED: { guard: 'waits', actions: 'noteWaited' },
        WANTED: { guard: 'isUnwanted', actions: 'noteWanted' },
      },
      states: {
        Attached: { description: 'the volume is attached', on: { UNCERTAIN: 'Uncertain' } },
        Uncertain: {
          description: 'it was told nothing, or an error: it may be attached',
          on: { ATTACHED: 'Attached' },
        },
      },
    },
  },
});

export type KnownAttachment = SnapshotFrom<typeof knownAttachment>;

export const isUnknown = (state: KnownAttachment): boolean => state.matches('None');
export const isCertain = (state: KnownAttachment): boolean => state.matches({ Known: 'Attached' });

/** It is known, and whether the node uses the volume is not known so. */
export const isKnownOtherwise =
  (inUse: boolean) =>
  (state: KnownAttachment): boolean =>
    !isUnknown(state) && state.context.mounted !== inUse;

/** As the controller knows it; undefined: it knows of none. */
export const attachmentOf = (
  state: KnownAttachment,
): { readonly certain: boolean; readonly mounted: boolean; readonly unwanted: Unwanted } | undefined =>
  isUnknown(state) ? undefined : { certain: isCertain(state), ...state.context };
