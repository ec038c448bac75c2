import { z } from 'zod';
import { byText } from '../../spec/api/byText.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { ApiObject } from '../../spec/api/objects/apiObject.ts';
import type { ObjectMeta, OwnerReference } from '../../spec/api/objects/meta.ts';
import { apiTime } from '../../spec/controllers/common/time.ts';
import { attemptToDelete } from '../../spec/controllers/garbageCollector/attemptToDelete.ts';
import { attemptToOrphan } from '../../spec/controllers/garbageCollector/attemptToOrphan.ts';
import type { CollectedKind, Collector, Worked } from '../../spec/controllers/garbageCollector/collector.ts';
import { DependencyGraph } from '../../spec/controllers/garbageCollector/dependencyGraph.ts';
import type { GraphNode } from '../../spec/controllers/garbageCollector/graphNode.ts';
import type { ObjectIdentity } from '../../spec/controllers/garbageCollector/objectIdentity.ts';
import { CollectedObjects, objectName, ownerTexts } from '../collectedObjects.ts';
import { errorWord, listOf, recordOf } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { decoded, wholeNumber, withShape } from '../request.ts';

const objectShape = z
  .looseObject({ apiVersion: z.string(), kind: z.string(), metadata: decoded<ObjectMeta>('meta.ObjectMeta') })
  .transform(
    ({ apiVersion, kind, metadata }): ApiObject => ({
      apiVersion,
      kind,
      metadata: { resourceVersion: '1', ...metadata },
    }),
  );

const garbageShape = z.object({
  /** unix seconds */
  now: wholeNumber.default(1_700_000_000),
  mode: z.enum(['item', 'run']),
  objects: listOf(objectShape),
  item: z.string().default(''),
  action: z.enum(['delete', 'orphan']).default('delete'),
  unseen: listOf(z.string()),
  gone: listOf(z.string()),
  liveUIDs: recordOf(z.string()),
  liveOwners: recordOf(z.array(decoded<OwnerReference>('meta.OwnerReference'))),
  deleteErrors: recordOf(errorWord),
  patchErrors: recordOf(errorWord),
  ops: listOf(
    z.object({
      delete: z.string().nullish(),
      propagationPolicy: z.string().nullish(),
      removeFinalizer: z.string().nullish(),
      finalizer: z.string().default(''),
    }),
  ),
});

type Request = z.infer<typeof garbageShape>;

const builtIn = (apiVersion: string, kinds: readonly string[]): CollectedKind[] =>
  kinds.map((kind) => ({ apiVersion, kind, isNamespaced: kind !== 'Node' }));

/** The kinds that requests may name: built-in ones, and two custom ones. */
const kinds: readonly CollectedKind[] = [
  ...builtIn('v1', ['Pod', 'ConfigMap', 'ReplicationController', 'Node']),
  ...builtIn('apps/v1', ['ReplicaSet', 'Deployment', 'StatefulSet']),
  ...builtIn('batch/v1', ['Job']),
  { apiVersion: 'custom.io/v1', kind: 'Widget', isNamespaced: true },
  { apiVersion: 'custom.io/v1', kind: 'Cluster', isNamespaced: false },
];

/** How often an object that failed is tried again once nothing else is left to do. */
const mostRetries = 6;

/** An API server with a garbage collector that has seen all its events, or waits for them. */
class CollectedCluster {
  readonly graph = new DependencyGraph();
  readonly api: CollectedObjects;
  readonly virtualDeletes: ObjectIdentity[] = [];
  private readonly events: (() => void)[] = [];
  private readonly failed = { delete: new Set<GraphNode>(), orphan: new Set<GraphNode>() };
  private readonly collector: Collector;

  constructor(objects: readonly ApiObject[], request: Request) {
    const { graph } = this;
    this.api = new CollectedObjects(objects, request, apiTime(request.now * 1000), ({ before, after }) => {
      this.events.push(() => {
        if (after) graph.see(after, before);
        else if (before) graph.seeGone(before);
      });
    });
    this.collector = {
      graph,
      kinds,
      get: (identity) => this.api.get(identity),
      write: (write) => this.api.write(write),
      seeAbsent: (identity) => {
        this.virtualDeletes.push(identity);
        this.events.push(() => graph.seeAbsent(identity));
      },
    };
  }

  work(action: 'delete' | 'orphan', node: GraphNode): Worked {
    return action === 'delete'
      ? attemptToDelete(this.collector, node)
      : attemptToOrphan(this.collector, node);
  }

  /** Works until nothing is left to do; what fails is tried again at the end. */
  settle(): void {
    this.drain();
    for (let round = 0; round < mostRetries; round += 1) {
      for (const node of this.failed.delete) this.graph.toDelete.add(node);
      for (const node of this.failed.orphan) this.graph.toOrphan.add(node);
      this.failed.delete.clear();
      this.failed.orphan.clear();
      this.drain();
    }
  }

  private drain(): void {
    for (let isWorking = true; isWorking; ) {
      for (const event of this.events.splice(0)) event();
      isWorking = this.workOnNext('delete') || this.workOnNext('orphan') || this.events.length > 0;
    }
  }

  private workOnNext(action: 'delete' | 'orphan'): boolean {
    const queue = action === 'delete' ? this.graph.toDelete : this.graph.toOrphan;
    const [node] = queue;
    if (node === undefined) return false;
    queue.delete(node);
    if (this.work(action, node) === 'requeue') this.failed[action].add(node);
    return true;
  }
}

const nodeText = ({ identity, observed }: GraphNode): string =>
  `${objectName(identity)}${observed ? '' : '(virtual)'}`;

const taken = (queue: Set<GraphNode>): string[] => {
  const names = [...queue].map(nodeText).toSorted(byText);
  queue.clear();
  return names;
};

/** One object is looked at, once. */
const workOnItem = (request: Request): JsonObject => {
  const { objects, item, action, unseen, gone, liveUIDs, liveOwners } = request;
  const nameOf = ({ kind = '', metadata }: ApiObject) => objectName({ kind, name: metadata?.name ?? '' });
  const live = objects
    .filter((object) => !gone.includes(nameOf(object)))
    .map((object): ApiObject => {
      const owners = liveOwners.get(nameOf(object));
      const metadata = {
        ...object.metadata,
        uid: liveUIDs.get(nameOf(object)) ?? object.metadata?.uid ?? '',
      };
      const newer = owners ? { ownerReferences: owners, resourceVersion: '2' } : {};
      return { ...object, metadata: { ...metadata, ...newer } };
    });
  const cluster = new CollectedCluster(live, request);
  const { graph } = cluster;
  for (const object of objects) if (!unseen.includes(nameOf(object))) graph.see(object);
  const enqueuedToDelete = taken(graph.toDelete);
  const enqueuedToOrphan = taken(graph.toOrphan);
  const node = graph.nodes.get(item);
  const result = node === undefined ? 'not in graph' : cluster.work(action, node);
  return {
    enqueuedToDelete,
    enqueuedToOrphan,
    result,
    writes: cluster.api.writes.toSorted(byText),
    thenEnqueuedToDelete: taken(graph.toDelete),
    virtualDeletes: cluster.virtualDeletes.map(objectName),
    objects: null,
  };
};

/** Objects are deleted and let go by users, and each time the collector does what is to be done. */
const run = (request: Request): JsonObject => {
  const cluster = new CollectedCluster(request.objects, request);
  for (const object of request.objects) cluster.graph.see(object);
  cluster.settle();
  for (const op of request.ops) {
    const object = cluster.api.named(op.delete ?? op.removeFinalizer ?? '');
    const { finalizers = [] } = object?.metadata ?? {};
    if (object && op.delete) {
      cluster.api.delete(object, op.propagationPolicy ? { propagationPolicy: op.propagationPolicy } : {});
    } else if (object && finalizers.includes(op.finalizer)) {
      cluster.api.setFinalizers(
        object,
        finalizers.filter((finalizer) => finalizer !== op.finalizer),
      );
    }
    cluster.settle();
  }
  const left = cluster.api.all().map(({ kind = '', metadata = {} }): [string, JsonObject] => [
    objectName({ kind, name: metadata.name ?? '' }),
    {
      owners: ownerTexts(metadata.ownerReferences),
      finalizers: metadata.finalizers ?? [],
      deleting: Boolean(metadata.deletionTimestamp),
    },
  ]);
  return { writes: cluster.api.writes.toSorted(byText), objects: Object.fromEntries(left) };
};

export const garbageCollect: Operation = {
  op: 'garbageCollect',
  says: 'what the garbage collector deletes and orphans: of one object, or until nothing is left to do',
  ...withShape(garbageShape, (request) => (request.mode === 'item' ? workOnItem(request) : run(request))),
};
