import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { ApiError } from './apiCalls.ts';
import { controllerOf } from './ownerReferences.ts';
import { type SyncError, syncErrorOf } from './syncError.ts';

/** What an uncached read of the owner gives, before it adopts anything. */
export type LiveOwner =
  | { readonly found: true; readonly uid: string; readonly deletionTimestamp?: string }
  | { readonly found: false; readonly error: ApiError };

/** What becomes of an object that a controller looks at. */
export type Claim = 'keep' | 'ignore' | 'release' | 'adopt';

/**
 * Whether an owner keeps an object, releases it, adopts it or leaves it alone. It keeps what it controls and still
 * selects, and releases what it no longer selects. It adopts what nobody controls, if it selects it and it is not being
 * deleted. An owner that is being deleted neither adopts nor releases.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions
 */
export const claimOf = (owner: ApiObject, object: ApiObject, selected: boolean): Claim => {
  const ownerDeleted = Boolean(owner.metadata?.deletionTimestamp);
  const controller = controllerOf(object);
  if (controller !== undefined) {
    if (controller.uid !== (owner.metadata?.uid ?? '')) return 'ignore';
    if (selected) return 'keep';
    return ownerDeleted ? 'ignore' : 'release';
  }
  if (ownerDeleted || !selected || object.metadata?.deletionTimestamp) return 'ignore';
  const namespace = owner.metadata?.namespace;
  return namespace && namespace !== object.metadata?.namespace ? 'ignore' : 'adopt';
};

/** What keeps an owner from adopting: it is gone, another object has its name, or it is being deleted. */
export const adoptionRefusal = (owner: ApiObject, live: LiveOwner): string | undefined => {
  if (!live.found) return `can't recheck DeletionTimestamp: ${live.error.message}`;
  if (live.uid !== (owner.metadata?.uid ?? '')) return `the original is gone: its UID is ${live.uid} now`;
  return live.deletionTimestamp ? `it has just been deleted at ${live.deletionTimestamp}` : undefined;
};

export type Claimer<T> = {
  readonly owner: ApiObject;
  readonly live: LiveOwner;
  readonly selects: (object: T) => boolean;
  readonly adopt: (object: T) => ApiError | undefined;
  readonly release: (object: T) => ApiError | undefined;
};

export type Claimed<T> = { readonly claimed: readonly T[]; readonly errors: readonly SyncError[] };

/**
 * Claims objects for an owner, one after the other: those that it keeps or could adopt, and the errors. That an object to
 * be adopted or released is not found is no error, nor that it is no longer there to be released with this UID
 * (Invalid). Before the first adoption the owner is read once more, past the cache; if it must not adopt, none is tried.
 */
export const claimObjects = <T extends ApiObject>(
  objects: readonly T[],
  { owner, live, selects, adopt, release }: Claimer<T>,
): Claimed<T> => {
  const claimed: T[] = [];
  const errors: SyncError[] = [];
  for (const object of objects) {
    const claim = claimOf(owner, object, selects(object));
    if (claim === 'keep') claimed.push(object);
    if (claim === 'release') {
      const error = release(object);
      if (error && error.reason !== 'NotFound' && error.reason !== 'Invalid') errors.push(syncErrorOf(error));
    }
    if (claim !== 'adopt') continue;
    const refusal = adoptionRefusal(owner, live);
    if (refusal !== undefined) {
      errors.push({ reason: 'CannotAdopt', message: `can't adopt ${object.metadata?.name}: ${refusal}` });
      continue;
    }
    const error = adopt(object);
    if (error === undefined) claimed.push(object);
    else if (error.reason !== 'NotFound') errors.push(syncErrorOf(error));
  }
  return { claimed, errors };
};
