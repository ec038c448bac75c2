import { assign, type SnapshotFrom, setup } from 'xstate';
import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import { attemptToDelete } from '../../../spec/controllers/garbageCollector/attemptToDelete.ts';
import { attemptToOrphan } from '../../../spec/controllers/garbageCollector/attemptToOrphan.ts';
import type { Collector, CollectorWrite } from '../../../spec/controllers/garbageCollector/collector.ts';
import { DependencyGraph } from '../../../spec/controllers/garbageCollector/dependencyGraph.ts';
import { GraphNode } from '../../../spec/controllers/garbageCollector/graphNode.ts';
import {
  identityOf,
  type ObjectIdentity,
} from '../../../spec/controllers/garbageCollector/objectIdentity.ts';
import { type CollectedForms, type CollectedKey, collectedObject, keyOfUid } from './collectedObjects.ts';
import type { DependentForm } from './dependent.ts';
import type { OwnerForm } from './owner.ts';

type NodeData = Pick<GraphNode, 'identity' | 'owners' | 'observed' | 'beingDeleted' | 'deletingDependents'>;

/** The graph of the garbage collector and its queues, as plain data; and each object as it was last seen. */
export type GraphData = {
  readonly nodes: readonly NodeData[];
  /** UIDs */
  readonly toDelete: readonly string[];
  readonly toOrphan: readonly string[];
  readonly absent: readonly ObjectIdentity[];
  readonly seen: Sightings;
};

/** As each was last seen; what is not named was not seen since the collector started. */
type Sightings = {
  readonly owner?: OwnerForm | 'Gone' | undefined;
  readonly dependents: { readonly [id: number]: DependentForm | 'Gone' | undefined };
};

/** How the owner, or a dependent, is or was seen. */
export type Sighting = OwnerForm | DependentForm | 'Gone';

/** What is in a queue: an object that may have to be deleted, or the owner of which the dependents are to be orphaned. */
export type CollectorTask = { readonly queue: 'toDelete' | 'toOrphan'; readonly uid: string };

const nothing: GraphData = {
  nodes: [],
  toDelete: [],
  toOrphan: [],
  absent: [],
  seen: { dependents: {} },
};

/** The graph that the data stands for. */
const graphOf = ({ nodes, toDelete, toOrphan, absent }: GraphData): DependencyGraph => {
  const graph = new DependencyGraph();
  for (const node of nodes) graph.nodes.set(node.identity.uid, new GraphNode(node.identity, node));
  for (const node of graph.nodes.values()) {
    for (const { uid } of node.owners) graph.nodes.get(uid)?.dependents.add(node);
  }
  for (const uid of toDelete) graph.toDelete.add(nodeOf(graph, uid));
  for (const uid of toOrphan) graph.toOrphan.add(nodeOf(graph, uid));
  for (const identity of absent) graph.noteAbsent(identity);
  return graph;
};

/** A node in a queue may have been taken out of the graph since. */
const nodeOf = (graph: DependencyGraph, uid: string): GraphNode =>
  graph.nodes.get(uid) ?? new GraphNode(identityOfKey(keyOfUid(uid)), { observed: true });

const identityOfKey = (key: CollectedKey): ObjectIdentity =>
  identityOf(collectedObject(key, everywhere(key)) as ApiObject);

const everywhere = (key: CollectedKey): CollectedForms => ({
  owner: 'Present',
  dependents: key === 'owner' ? {} : { [key]: 'Owned' },
});

const dataOf = (graph: DependencyGraph, seen: Sightings): GraphData => {
  const nodes = [...graph.nodes.values()].map(
    ({ identity, owners, observed, beingDeleted, deletingDependents }): NodeData => ({
      identity,
      owners,
      observed,
      beingDeleted,
      deletingDependents,
    }),
  );
  const owner = identityOfKey('owner');
  return {
    nodes: nodes.toSorted((a, b) => (a.identity.uid < b.identity.uid ? -1 : 1)),
    toDelete: uidsOf(graph.toDelete),
    toOrphan: uidsOf(graph.toOrphan),
    absent: graph.isAbsent(owner) ? [owner] : [],
    seen,
  };
};

const uidsOf = (queue: ReadonlySet<GraphNode>): string[] =>
  [...new Set([...queue].map(({ identity }) => identity.uid))].sort();

/** How each may be after it was so. */
const later: { readonly [S in Sighting]: readonly Sighting[] } = {
  Present: ['Foreground', 'Orphan', 'Gone'],
  Foreground: ['Gone'],
  Orphan: ['Gone'],
  Owned: ['Free', 'Gone'],
  Free: ['Gone'],
  Gone: [],
};

const sightingOf = ({ owner, dependents }: Sightings, key: CollectedKey): Sighting | undefined =>
  key === 'owner' ? owner : dependents[key];

const objectSeen = (key: CollectedKey, seen: Sightings): ApiObject | undefined => {
  const sighting = sightingOf(seen, key);
  if (sighting === undefined || sighting === 'Gone') return undefined;
  return collectedObject(
    key,
    key === 'owner'
      ? { owner: sighting as OwnerForm, dependents: {} }
      : { dependents: { [key]: sighting as DependentForm } },
  );
};

/** It was seen as it is now, or to be gone. */
const told = (data: GraphData, key: CollectedKey, as: Sighting): GraphData => {
  const graph = graphOf(data);
  const before = objectSeen(key, data.seen);
  const seen = (
    key === 'owner'
      ? { ...data.seen, owner: as }
      : { ...data.seen, dependents: { ...data.seen.dependents, [key]: as } }
  ) as Sightings;
  const object = objectSeen(key, seen);
  if (object) graph.see(object, before);
  else if (before) graph.seeGone(before);
  return dataOf(graph, seen);
};

/** What a worker does about a task, while the API has objects so: what it writes, and the graph once it is done. */
export type Attempt = { readonly writes: readonly CollectorWrite[]; readonly after: GraphData };

/**
 * A worker takes a task, reads what it asks about from the API, and writes. What it writes is held to what it read by
 * preconditions, so that all is one step here. `live`: the objects that it reads; a dependent that is orphaned is not read.
 */
export const attempt = (data: GraphData, { queue, uid }: CollectorTask, live: CollectedForms): Attempt => {
  const graph = graphOf(data);
  const writes: CollectorWrite[] = [];
  const collector: Collector = {
    graph,
    kinds: [
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', isNamespaced: true },
      { apiVersion: 'v1', kind: 'Pod', isNamespaced: true },
    ],
    get: ({ uid }) => collectedObject(keyOfUid(uid), live),
    write: (write) => {
      writes.push(write);
      return undefined;
    },
    seeAbsent: (identity) => graph.seeAbsent(identity),
  };
  const node = nodeOf(graph, uid);
  const isOfDeletion = queue === 'toDelete';
  graph[queue].delete(node);
  const worked = isOfDeletion ? attemptToDelete(collector, node) : attemptToOrphan(collector, node);
  if (worked === 'requeue') graph[queue].add(node);
  return { writes, after: dataOf(graph, data.seen) };
};

/**
 * What the garbage collector has in its memory: who owns whom as far as it has seen, and which objects are to be looked at for it.
 * It is rebuilt from what there is when the collector restarts.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
export const collectorGraph = setup({
  types: {
    context: {} as GraphData,
    events: {} as
      | { type: 'SEE'; key: CollectedKey; as: Sighting }
      | ({ type: 'WORK'; live: CollectedForms } & CollectorTask)
      | { type: 'FORGET' },
  },
  guards: {
    isLater: ({ context, event }) => {
      if (event.type !== 'SEE') return false;
      const before = sightingOf(context.seen, event.key);
      return before === undefined ? event.as !== 'Gone' : later[before].includes(event.as);
    },
    isInQueue: ({ context, event }) =>
      event.type === 'WORK' && hasTask(event)({ context }) && isPossible(context, event.live),
  },
}).createMachine({
  id: 'graph of the garbage collector',
  description: 'Who owns whom as far as the garbage collector has seen, and what it has still to look at.',
  context: nothing,
  on: {
    SEE: {
      guard: 'isLater',
      actions: assign(({ context, event }) =>
        event.type === 'SEE' ? told(context, event.key, event.as) : {},
      ),
    },
    WORK: {
      guard: 'isInQueue',
      actions: assign(({ context, event }) =>
        event.type === 'WORK' ? attempt(context, event, event.live).after : {},
      ),
    },
    FORGET: { actions: assign(nothing) },
  },
});

export type CollectorGraph = SnapshotFrom<typeof collectorGraph>;

type Remembering = { readonly context: GraphData };

/** It has seen the object, and not so last. */
export const missed =
  (key: CollectedKey, as: Sighting) =>
  ({ context: { seen } }: Remembering): boolean => {
    const last = sightingOf(seen, key);
    return last === undefined ? as !== 'Gone' : last !== as && last !== 'Gone';
  };

/** The task is in its queue. */
export const hasTask =
  ({ queue, uid }: CollectorTask) =>
  ({ context }: Remembering): boolean =>
    context[queue].includes(uid);

/** Things may be so in the API, as they were last seen. */
const isPossible = ({ seen }: GraphData, { owner, dependents }: CollectedForms): boolean =>
  mayBe(seen.owner, owner ?? 'Gone') &&
  Object.entries(dependents).every(([id, form]) => mayBe(seen.dependents[Number(id)], form ?? 'Gone'));

const mayBe = (seen: Sighting | undefined, now: Sighting): boolean =>
  seen === undefined || seen === now || later[seen].includes(now);
