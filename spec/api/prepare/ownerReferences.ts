import { deepEqual } from '../deepEqual.ts';
import type { Draft } from '../objects/draft.ts';
import type { ObjectMeta, OwnerReference } from '../objects/meta.ts';

/**
 * An owner that is told twice, to the letter, is stored once. Gives the UIDs that were told again.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
export const mergeOwnerReferences = (metadata: Draft<ObjectMeta> | undefined): readonly string[] => {
  const owners = metadata?.ownerReferences;
  if (metadata === undefined || owners === undefined || owners.length < 2) return [];
  const kept: OwnerReference[] = [];
  const repeated: string[] = [];
  for (const owner of owners) {
    if (kept.some((other) => other.uid === owner.uid && deepEqual(other, owner))) repeated.push(owner.uid);
    else kept.push(owner);
  }
  if (repeated.length > 0) metadata.ownerReferences = kept;
  return repeated;
};

/** What the API server tells whoever sends such references. */
export const repeatedOwnersWarning = (uids: readonly string[]): string =>
  '.metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject ' +
  `such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: ${uids.join(', ')}`;
