import type { PropagationPolicy } from '../../api/deletion/collectorFinalizers.ts';
import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { OwnerReference } from '../../api/objects/meta.ts';
import type { ApiError } from '../common/apiCalls.ts';
import { type Collector, type CollectorWrite, readLive } from './collector.ts';
import type { GraphNode } from './graphNode.ts';

/** How often taking a finalizer off is tried while others change the object (`retry.DefaultBackoff`). */
const finalizerTries = 4;

const notFound = (name: string): ApiError => ({ reason: 'NotFound', message: `${name} not found` });

const sameOwners = (a: ApiObject, b: ApiObject): boolean =>
  JSON.stringify(a.metadata?.ownerReferences ?? []) === JSON.stringify(b.metadata?.ownerReferences ?? []);

/**
 * Deletes an object as it was read. If it has changed since, but not its owners, it is deleted as it is now: other changes, however
 * fast, do not keep it.
 */
export const deleteAsRead = (
  collector: Collector,
  { identity }: GraphNode,
  read: ApiObject,
  propagationPolicy: PropagationPolicy,
): ApiError | undefined => {
  const preconditions = { uid: identity.uid, resourceVersion: read.metadata?.resourceVersion ?? '' };
  const tried = (options: object) =>
    collector.write({ kind: 'delete', object: identity, options: { ...options, propagationPolicy } });
  const error = tried({ preconditions });
  if (error?.reason !== 'Conflict') return error;
  const live = readLive(collector, identity);
  if (live.kind !== 'found') return notFound(identity.name);
  const { uid, resourceVersion } = live.object.metadata ?? {};
  const isOnlyNewer =
    uid === identity.uid &&
    resourceVersion !== preconditions.resourceVersion &&
    sameOwners(live.object, read);
  return isOnlyNewer ? tried({ preconditions: { uid: identity.uid } }) : error;
};

/** Writes owners: as a patch of parts, or of all as the object has them now if its kind has no such patch. */
const patchOwners = (
  collector: Collector,
  { identity }: GraphNode,
  parts: CollectorWrite,
  whole: (live: readonly OwnerReference[]) => readonly OwnerReference[],
): ApiError | undefined => {
  const error = collector.write(parts);
  if (error?.reason !== 'UnsupportedMediaType') return error;
  const live = readLive(collector, identity);
  if (live.kind !== 'found') return notFound(identity.name);
  const { resourceVersion = '', ownerReferences = [] } = live.object.metadata ?? {};
  const owners = whole(ownerReferences);
  return collector.write({ kind: 'setOwners', object: identity, resourceVersion, owners });
};

/** Takes owners off an object. */
export const removeOwners = (
  collector: Collector,
  item: GraphNode,
  uids: readonly string[],
): ApiError | undefined =>
  patchOwners(collector, item, { kind: 'removeOwners', object: item.identity, uids }, (live) =>
    live.filter(({ uid }) => !uids.includes(uid)),
  );

/** Has an object block none of its owners. */
export const unblockOwners = (collector: Collector, item: GraphNode): ApiError | undefined => {
  const unblocked = (references: readonly OwnerReference[]): OwnerReference[] =>
    references.map((reference) => ({ ...reference, blockOwnerDeletion: false }));
  const blocking = unblocked(item.owners.filter(({ blockOwnerDeletion }) => blockOwnerDeletion));
  return patchOwners(collector, item, { kind: 'mergeOwners', object: item.identity, owners: blocking }, () =>
    unblocked(item.owners),
  );
};

/** Takes a finalizer off an object; that it is gone, or has none, is no error. */
export const removeFinalizer = (
  collector: Collector,
  { identity }: GraphNode,
  finalizer: string,
): ApiError | undefined => {
  let error: ApiError | undefined;
  for (let tries = 0; tries < finalizerTries; tries += 1) {
    const live = readLive(collector, identity);
    if (live.kind === 'absent') return undefined;
    if (live.kind !== 'found') return { reason: 'InternalError', message: `cannot get ${identity.name}` };
    const { resourceVersion = '', finalizers = [] } = live.object.metadata ?? {};
    const left = finalizers.filter((each) => each !== finalizer);
    if (left.length === finalizers.length) return undefined;
    error = collector.write({ kind: 'setFinalizers', object: identity, resourceVersion, finalizers: left });
    if (error?.reason !== 'Conflict') return error;
  }
  return error;
};
