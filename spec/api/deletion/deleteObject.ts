import type { ApiObject } from '../objects/apiObject.ts';
import { conflictError, invalidError, type StatusError } from '../statusError.ts';
import { finalizersOnDelete } from './collectorFinalizers.ts';
import { checkDeleteOptions, type DeleteOptions } from './deleteOptions.ts';

/**
 * What a delete request makes of an object:
 * - `refused`: the options are wrong, or a precondition does not hold;
 * - `unchanged`: it is being deleted already, and nothing changes;
 * - `marked`: it is stored as being deleted, and goes later;
 * - `removed`: it is gone.
 */
export type Deletion<T extends ApiObject> =
  | { readonly kind: 'refused'; readonly error: StatusError }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'marked'; readonly object: T }
  | { readonly kind: 'removed' };

/** Why a delete request is refused: options that are wrong, or a precondition that does not hold. */
export const deletionRefusal = (
  kind: string,
  { metadata }: ApiObject,
  options: DeleteOptions,
): StatusError | undefined => {
  const errors = checkDeleteOptions(options);
  if (errors.length > 0) return invalidError('DeleteOptions.meta.k8s.io', '', errors);
  return preconditionProblem(kind, { metadata }, options);
};

/** Which precondition does not hold; `kind` is how the error names the object: `Pod`, `ReplicaSet.apps`. */
export const preconditionProblem = (
  kind: string,
  { metadata }: ApiObject,
  { preconditions = {} }: DeleteOptions,
): StatusError | undefined => {
  const { uid = '', resourceVersion = '', name = '' } = metadata ?? {};
  const { uid: wantedUID, resourceVersion: wantedVersion } = preconditions;
  if (wantedUID !== undefined && wantedUID !== uid) {
    const detail = `the UID in the precondition (${wantedUID}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`;
    return conflictError(kind, name, detail);
  }
  if (wantedVersion !== undefined && wantedVersion !== resourceVersion) {
    const detail = `the ResourceVersion in the precondition (${wantedVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`;
    return conflictError(kind, name, detail);
  }
  return undefined;
};

/** The generation counts the wish to delete an object as a change; once. */
export const generationOnDelete = ({
  metadata: { generation = 0, deletionTimestamp } = {},
}: ApiObject): object => (deletionTimestamp || generation <= 0 ? {} : { generation: generation + 1 });

/** An object that has nothing left to stop is gone, unless finalizers hold it: then it is marked, with no time left. */
export const removeOrMark = <T extends ApiObject>(
  object: T,
  finalizers: readonly string[],
  now: string,
): Deletion<T> => {
  if (finalizers.length === 0) return { kind: 'removed' };
  const before = object.metadata?.deletionTimestamp;
  const isPast = before !== undefined && Date.parse(before) <= Date.parse(now);
  const metadata = {
    ...object.metadata,
    ...generationOnDelete(object),
    finalizers: [...finalizers],
    deletionTimestamp: isPast ? before : now,
    deletionGracePeriodSeconds: 0,
  };
  return { kind: 'marked', object: { ...object, metadata } };
};

/**
 * What a delete request makes of an object of a kind that needs no time to stop: it is gone at once, unless finalizers hold
 * it. `kind` is how errors name it; `now` as the API writes times.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
export const deleteObject = <T extends ApiObject>(
  kind: string,
  object: T,
  options: DeleteOptions,
  now: string,
): Deletion<T> => {
  const error = deletionRefusal(kind, object, options);
  if (error) return { kind: 'refused', error };
  return removeOrMark(object, finalizersOnDelete(object.metadata?.finalizers ?? [], options), now);
};
