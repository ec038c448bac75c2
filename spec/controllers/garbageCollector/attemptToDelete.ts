import {
  foregroundFinalizer,
  orphanFinalizer,
  type PropagationPolicy,
} from '../../api/deletion/collectorFinalizers.ts';
import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { ApiError } from '../common/apiCalls.ts';
import { classifyReferences } from './classifyReferences.ts';
import { type Collector, readLive, type Worked } from './collector.ts';
import { deleteAsRead, removeFinalizer, removeOwners, unblockOwners } from './collectorWrites.ts';
import type { GraphNode } from './graphNode.ts';

/** `left`: there is nothing more to do about the object, whether it was seen or not. */
type Outcome = 'done' | 'left' | 'failed';

const failedIf = (error: ApiError | undefined): Outcome => (error ? 'failed' : 'done');

/** An object that waits for its dependents goes when none blocks it; those that do, and do not wait themselves, are looked at. */
const deleteWithDependents = (collector: Collector, item: GraphNode): Outcome => {
  const blocking = item.blockingDependents();
  for (const dependent of blocking) {
    if (!dependent.deletingDependents) collector.graph.toDelete.add(dependent);
  }
  if (blocking.length > 0) return 'done';
  return failedIf(removeFinalizer(collector, item, foregroundFinalizer));
};

type Owned = { readonly item: GraphNode; readonly read: ApiObject };

const remove = (collector: Collector, { item, read }: Owned, policy: PropagationPolicy): Outcome => {
  const error = deleteAsRead(collector, item, read, policy);
  if (error?.reason !== 'NotFound') return failedIf(error);
  collector.seeAbsent(item.identity);
  return 'left';
};

/** How the dependents are dealt with of an object that is to be deleted: as its finalizers say. */
const ownPolicy = ({ metadata: { finalizers = [] } = {} }: ApiObject): PropagationPolicy => {
  if (finalizers.includes(orphanFinalizer)) return 'Orphan';
  return finalizers.includes(foregroundFinalizer) ? 'Foreground' : 'Background';
};

/**
 * Deletes an object of which an owner waits for it to be gone, with its own dependents first. Where one of those waits too they
 * may wait for each other: the object then blocks none of its owners.
 */
const removeWithDependents = (collector: Collector, owned: Owned): Outcome => {
  const mayBeCircle = [...owned.item.dependents].some(({ deletingDependents }) => deletingDependents);
  if (mayBeCircle && unblockOwners(collector, owned.item)) return 'failed';
  return remove(collector, owned, 'Foreground');
};

const judge = (collector: Collector, owned: Owned): Outcome => {
  const { item, read } = owned;
  const references = read.metadata?.ownerReferences ?? [];
  if (references.length === 0) return 'done';
  const owners = classifyReferences(collector, item, references);
  if (owners.kind !== 'classified') return owners.kind === 'unknown' ? 'failed' : 'left';
  const { solid, dangling, waiting } = owners;
  if (solid.length === 0) {
    return waiting.length > 0 && item.dependents.size > 0
      ? removeWithDependents(collector, owned)
      : remove(collector, owned, ownPolicy(read));
  }
  const others = [...dangling, ...waiting].map(({ uid }) => uid);
  return others.length === 0 ? 'done' : failedIf(removeOwners(collector, item, others));
};

const lookAt = (collector: Collector, item: GraphNode): Outcome => {
  if (item.beingDeleted && !item.deletingDependents) return 'done';
  const live = readLive(collector, item.identity);
  if (live.kind === 'unknown') return 'failed';
  if (live.kind === 'misplaced') return 'left';
  if (live.kind !== 'found' || (live.object.metadata?.uid ?? '') !== item.identity.uid) {
    collector.seeAbsent(item.identity);
    return 'left';
  }
  if (item.deletingDependents) return deleteWithDependents(collector, item);
  return judge(collector, { item, read: live.object });
};

/**
 * The garbage collector deletes objects whose owners are gone. It looks at an object when something about it or its owners has
 * changed, and asks the API what is true now before it deletes anything:
 *
 * 1. An object that is being deleted is left to that, unless it waits for its dependents: it goes when none blocks it.
 * 2. An object that does not exist, or has another UID, is taken out of the graph, which lets its dependents be looked at.
 * 3. An object with an owner that exists stays, and loses the references to owners that are gone or wait for it.
 * 4. An object without one is deleted: in the foreground if an owner waits for it and it has dependents itself, else as its own
 *    finalizers say, or in the background.
 *
 * An object of a kind that is not served is tried again, and so is one that nobody has seen yet; an object of the cluster that
 * names an owner in a namespace is left alone.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
export const attemptToDelete = (collector: Collector, item: GraphNode): Worked => {
  if (!item.observed && collector.graph.nodes.get(item.identity.uid)?.observed !== false) return 'forget';
  const outcome = lookAt(collector, item);
  if (outcome === 'done') return item.observed ? 'forget' : 'requeue';
  return outcome === 'left' ? 'forget' : 'requeue';
};
