import { assign, type SnapshotFrom, setup } from 'xstate';

type Claim = { readonly owner: number; readonly labels: number };

/**
 * A Pod as those care about it that may control it: who does, by a number that stands for its UID (0: nobody), and which of
 * the labels of the plan it has. Once it is deleted its place is free for another Pod, with a UID of its own.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
export const claimedPod = setup({
  types: {
    context: {} as Claim,
    events: {} as
      | ({ type: 'CREATE' } & Claim)
      | { type: 'RELABEL'; labels: number }
      | { type: 'ADOPT' | 'RELEASE'; owner: number }
      | { type: 'DELETE' },
  },
  guards: {
    areOthers: ({ context, event }) => event.type === 'RELABEL' && event.labels !== context.labels,
    isAnother: ({ context, event }) => event.type === 'ADOPT' && event.owner !== context.owner,
    isItsOwner: ({ context, event }) => event.type === 'RELEASE' && event.owner === context.owner,
  },
  actions: {
    note: assign(({ context, event }) => ({
      owner: event.type === 'CREATE' || event.type === 'ADOPT' ? event.owner : context.owner,
      labels: event.type === 'CREATE' || event.type === 'RELABEL' ? event.labels : context.labels,
    })),
    release: assign({ owner: 0 }),
    clear: assign({ owner: 0, labels: 0 }),
  },
}).createMachine({
  id: 'Pod that may be claimed',
  description: 'A Pod as those care about it that may control it: who does, and which labels it has.',
  context: { owner: 0, labels: 0 },
  initial: 'Absent',
  states: {
    Absent: {
      description: 'there is no such Pod, or no longer',
      on: { CREATE: { target: 'Active', actions: 'note' } },
    },
    Active: {
      description: 'it is there',
      on: {
        RELABEL: { guard: 'areOthers', actions: 'note' },
        ADOPT: { guard: 'isAnother', actions: 'note' },
        RELEASE: { guard: 'isItsOwner', actions: 'release' },
        DELETE: { target: 'Absent', actions: 'clear' },
      },
    },
  },
});

export type ClaimedPod = SnapshotFrom<typeof claimedPod>;

export const isThere = (state: ClaimedPod): boolean => state.matches('Active');
export const isMissing = (state: ClaimedPod): boolean => state.matches('Absent');

/** It is there, and this is its owner (0: nobody). */
export const isOwnedBy =
  (owner: number) =>
  (state: ClaimedPod): boolean =>
    isThere(state) && state.context.owner === owner;

/** It is there, with this owner and these labels. */
export const isClaimed =
  (owner: number, labels: number) =>
  (state: ClaimedPod): boolean =>
    isOwnedBy(owner)(state) && state.context.labels === labels;
