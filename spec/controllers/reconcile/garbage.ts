import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { OwnerReference } from '../../api/objects/meta.ts';
import type { ReadObject } from '../../manifest/readManifest.ts';
import { attemptToDelete } from '../garbageCollector/attemptToDelete.ts';
import { attemptToOrphan } from '../garbageCollector/attemptToOrphan.ts';
import type { CollectedKind, Collector, CollectorWrite } from '../garbageCollector/collector.ts';
import { DependencyGraph } from '../garbageCollector/dependencyGraph.ts';
import type { GraphNode } from '../garbageCollector/graphNode.ts';
import { type ObjectIdentity, referredIdentity } from '../garbageCollector/objectIdentity.ts';
import { type OwnedObject, ownedObject } from './ownedObjects.ts';
import type { ReconciliationOf } from './reconciliation.ts';

/** What becomes of the dependents of an owner, and of the owner itself if it waits for them. */
export type Garbage = {
  readonly owner: ObjectIdentity;
  /** the owner is gone, or is being deleted and waits: for its dependents to be deleted, or to be orphaned */
  readonly ownerIs: 'absent' | 'deletingDependents' | 'orphaningDependents';
  readonly writes: readonly CollectorWrite[];
  /** the dependents that keep it */
  readonly blocking: readonly ObjectIdentity[];
};

const kindKey = ({ apiVersion = '', kind = '' }: { readonly apiVersion?: string; readonly kind?: string }) =>
  `${apiVersion} ${kind}`;

const nameKey = ({ apiVersion, kind, namespace, name }: Omit<ObjectIdentity, 'uid'>): string =>
  JSON.stringify([apiVersion, kind, namespace, name]);

const objectKey = ({ apiVersion = '', kind = '', metadata = {} }: ApiObject): string =>
  nameKey({ apiVersion, kind, namespace: metadata.namespace ?? '', name: metadata.name ?? '' });

const kindsOf = (objects: readonly OwnedObject[]): ReadonlyMap<string, CollectedKind> => {
  const kinds = new Map<string, CollectedKind>();
  for (const { object } of objects) {
    const { apiVersion = '', kind = '', metadata } = object;
    kinds.set(kindKey(object), { apiVersion, kind, isNamespaced: Boolean(metadata?.namespace) });
  }
  return kinds;
};

const referencesOf = (objects: readonly OwnedObject[]): readonly OwnerReference[] =>
  objects.flatMap(({ object }) => object.metadata?.ownerReferences ?? []);

/** Kinds of owners of which the input has no object: whether such an owner exists is not known, and it is taken to. */
export const unseenKinds = (read: readonly ReadObject[]): readonly OwnerReference[] => {
  const objects = read.map(ownedObject);
  const seen = kindsOf(objects);
  const unseen = referencesOf(objects).filter((reference) => !seen.has(kindKey(reference)));
  return [...new Map(unseen.map((reference) => [kindKey(reference), reference])).values()];
};

/** The objects of an input that own others or are owned. */
export const ownersAndOwned = (read: readonly ReadObject[]): ReadonlySet<ReadObject> => {
  const objects = read.map((source) => ({ source, ...ownedObject(source) }));
  const owners = new Set(referencesOf(objects).map(({ uid }) => uid));
  return new Set(
    objects.flatMap(({ source, object: { metadata } }) =>
      owners.has(metadata?.uid ?? '') || (metadata?.ownerReferences ?? []).length > 0 ? [source] : [],
    ),
  );
};

/** What the API has: the objects of the input, and all owners of kinds that are not in it. */
const liveObjects = (objects: readonly OwnedObject[], seen: ReadonlyMap<string, CollectedKind>) => {
  const byName = new Map(objects.map((each) => [objectKey(each.object), each]));
  return (identity: ObjectIdentity): ApiObject | undefined => {
    const { uid, name } = identity;
    if (!seen.has(kindKey(identity))) return { metadata: { name, uid } };
    const found = byName.get(nameKey(identity));
    return found?.isNew ? { ...found.object, metadata: { ...found.object.metadata, uid } } : found?.object;
  };
};

/** The owner for which something is done about a dependent: the first that is gone or waits. */
const causeOf = (
  collector: Collector,
  { owners, identity }: GraphNode,
): Pick<Garbage, 'owner' | 'ownerIs'> | undefined => {
  for (const reference of owners) {
    for (const owner of [referredIdentity(reference, identity.namespace), referredIdentity(reference, '')]) {
      if (collector.graph.isAbsent(owner)) return { owner, ownerIs: 'absent' };
    }
    const node = collector.graph.nodes.get(reference.uid);
    if (node?.deletingDependents) return { owner: node.identity, ownerIs: 'deletingDependents' };
  }
  return undefined;
};

/**
 * What the garbage collector does about the objects of an input, by their owners. It has just been started and seen all of them,
 * and does not see what it writes: each object is looked at once.
 */
export const reconcileGarbage = (
  read: readonly ReadObject[],
): readonly ReconciliationOf<'garbageCollector'>[] => {
  const objects = read.map(ownedObject);
  const seen = kindsOf(objects);
  const assumed = referencesOf(objects).map(({ apiVersion, kind }) => ({
    apiVersion,
    kind,
    isNamespaced: true,
  }));
  const graph = new DependencyGraph();
  let writes: CollectorWrite[] = [];
  const collector: Collector = {
    graph,
    kinds: [...seen.values(), ...assumed.filter((kind) => !seen.has(kindKey(kind)))],
    get: liveObjects(objects, seen),
    write: (write) => {
      writes.push(write);
      return undefined;
    },
    seeAbsent: (identity) => graph.seeAbsent(identity),
  };
  const found = new Map<string, Garbage>();
  const note = (cause: Omit<Garbage, 'writes'> | undefined): void => {
    if (cause === undefined) return;
    const key = `${cause.ownerIs} ${cause.owner.uid}`;
    const before = found.get(key);
    found.set(key, {
      ...cause,
      blocking: before && before.blocking.length > 0 ? before.blocking : cause.blocking,
      writes: [...(before?.writes ?? []), ...writes],
    });
    writes = [];
  };
  for (const { object } of objects) graph.see(object);
  for (const node of graph.toOrphan) {
    attemptToOrphan(collector, node);
    note({ owner: node.identity, ownerIs: 'orphaningDependents', blocking: [] });
  }
  for (const node of graph.toDelete) {
    attemptToDelete(collector, node);
    if (node.deletingDependents) {
      const blocking = node.blockingDependents().map(({ identity }) => identity);
      note({ owner: node.identity, ownerIs: 'deletingDependents', blocking });
    } else if (writes.length > 0) {
      const cause = causeOf(collector, node);
      note(cause && { ...cause, blocking: [] });
    }
  }
  return [...found.values()].map((garbage) => ({ controller: 'garbageCollector', ...garbage }));
};
