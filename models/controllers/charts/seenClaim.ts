import type { SnapshotFrom } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/**
 * What a controller last saw of a Pod that it may control: whose it is, and its labels.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export const seenClaim = lastSeen({
  id: 'Pod that may be claimed as a controller sees it',
  says: 'Whose a Pod was, and which labels it had, when a controller last saw it.',
  unseen: { says: 'not heard of, or heard to be gone' },
  values: { Active: { says: 'it is there', next: ['Active'] } },
  details: { owner: 0, labels: 0 },
  forgets: true,
});

export type SeenClaim = SnapshotFrom<typeof seenClaim>;

export const isUnknown = (state: SeenClaim): boolean => state.matches('Unseen');

/** As it was last seen; undefined: there is none. */
export const claimSeen = (
  state: SeenClaim,
): { readonly owner: number; readonly labels: number } | undefined =>
  isUnknown(state) ? undefined : { owner: state.context.owner, labels: state.context.labels };
