import type { ApiObject } from '../../../../spec/api/objects/apiObject.ts';
import type { ObjectMeta, OwnerReference } from '../../../../spec/api/objects/meta.ts';
import type { ApiError } from '../../../../spec/controllers/common/apiCalls.ts';
import { attemptToDelete } from '../../../../spec/controllers/garbageCollector/attemptToDelete.ts';
import { attemptToOrphan } from '../../../../spec/controllers/garbageCollector/attemptToOrphan.ts';
import type {
  Collector,
  CollectorWrite,
  Worked,
} from '../../../../spec/controllers/garbageCollector/collector.ts';
import { DependencyGraph } from '../../../../spec/controllers/garbageCollector/dependencyGraph.ts';
import type { ObjectIdentity } from '../../../../spec/controllers/garbageCollector/objectIdentity.ts';

export const owner = (name: string, traits: Partial<OwnerReference> = {}): OwnerReference => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  name,
  uid: `${name}-uid`,
  ...traits,
});

export const object = (name: string, metadata: ObjectMeta = {}, kind = 'ConfigMap'): ApiObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'n', uid: `${name}-uid`, resourceVersion: '1', ...metadata },
});

export const waiting = (name: string, metadata: ObjectMeta = {}): ApiObject =>
  object(name, {
    finalizers: ['foregroundDeletion'],
    deletionTimestamp: '2026-11-28T12:00:00Z',
    ...metadata,
  });

const writeText = (write: CollectorWrite): string => {
  const name = write.object.name;
  if (write.kind === 'delete') {
    const { propagationPolicy, preconditions } = write.options;
    return `delete ${name} ${propagationPolicy}${preconditions?.resourceVersion ? '' : ' in any version'}`;
  }
  if (write.kind === 'setFinalizers') return `${name} has finalizers [${write.finalizers.join(' ')}]`;
  if (write.kind === 'removeOwners') return `${name} loses ${write.uids.join(' ')}`;
  const owners = write.owners.map(
    ({ uid, blockOwnerDeletion }) => `${uid}${blockOwnerDeletion ? '+block' : ''}`,
  );
  return `${name} ${write.kind === 'setOwners' ? 'has' : 'merges'} ${owners.join(' ')}`;
};

type World = {
  /** as the collector has seen them, in this order */
  readonly seen?: readonly ApiObject[];
  /** as the API has them, if not as they were seen */
  readonly live?: readonly ApiObject[];
  readonly errors?: (write: CollectorWrite, earlier: number) => ApiError['reason'] | undefined;
};

/** A garbage collector that has seen some objects, and an API that notes down what it writes. */
export const world = ({ seen = [], live = seen, errors = () => undefined }: World) => {
  const graph = new DependencyGraph();
  for (const each of seen) graph.see(each);
  const writes: string[] = [];
  const absent: ObjectIdentity[] = [];
  const named = () => [...graph.toDelete].map(({ identity }) => identity.name);
  const enqueued = named();
  const collector: Collector = {
    graph,
    kinds: [
      { apiVersion: 'v1', kind: 'ConfigMap', isNamespaced: true },
      { apiVersion: 'v1', kind: 'Node', isNamespaced: false },
    ],
    get: ({ kind, namespace, name }) =>
      live.find(
        (each) =>
          each.kind === kind && each.metadata?.name === name && (each.metadata.namespace ?? '') === namespace,
      ),
    write: (write) => {
      const reason = errors(write, writes.length);
      writes.push(`${writeText(write)}${reason ? `: ${reason}` : ''}`);
      return reason && { reason, message: '' };
    },
    seeAbsent: (identity) => absent.push(identity),
  };
  graph.toDelete.clear();
  const workWith =
    (work: (collector: Collector, node: NonNullable<ReturnType<typeof graph.nodes.get>>) => Worked) =>
    (name: string): Worked | 'unknown' => {
      const node = graph.nodes.get(`${name}-uid`);
      return node ? work(collector, node) : 'unknown';
    };
  return {
    graph,
    writes,
    absent,
    enqueued,
    named,
    toDelete: workWith(attemptToDelete),
    toOrphan: workWith(attemptToOrphan),
    collector,
  };
};
