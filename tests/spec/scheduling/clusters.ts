import fc from 'fast-check';
import type { Node, Pod, Service, Taint } from '../../../spec/api/objects/core.ts';
import type { ClusterObjects } from '../../../spec/scheduling/cluster.ts';

/** Random small clusters in which every scheduling rule has something to say. */

const zone = 'topology.kubernetes.io/zone';
const hostname = 'kubernetes.io/hostname';
const topologyKey = fc.constantFrom(zone, hostname, 'rack');
const app = fc.constantFrom('web', 'db');
const namespace = fc.constantFrom('default', 'team-a', 'no-object');

const optional = <T>(arbitrary: fc.Arbitrary<T>, freq = 2) => fc.option(arbitrary, { nil: undefined, freq });

const labelSelector = fc.oneof(
  app.map((value) => ({ matchLabels: { app: value } })),
  fc.constantFrom(
    {},
    { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
    { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['db'] }] },
    { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] },
  ),
);

const podAffinityTerm = fc.record(
  {
    topologyKey,
    labelSelector,
    namespaces: fc.subarray(['default', 'team-a']),
    namespaceSelector: fc.constantFrom({}, { matchLabels: { team: 'a' } }),
  },
  { requiredKeys: ['topologyKey', 'labelSelector'] },
);

const weighted = podAffinityTerm.chain((term) =>
  fc.integer({ min: 1, max: 100 }).map((weight) => ({ weight, podAffinityTerm: term })),
);

const terms = fc.record(
  {
    requiredDuringSchedulingIgnoredDuringExecution: fc.array(podAffinityTerm, { maxLength: 2 }),
    preferredDuringSchedulingIgnoredDuringExecution: fc.array(weighted, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

const nodeSelectorTerm = fc.constantFrom(
  { matchExpressions: [{ key: zone, operator: 'In', values: ['a', 'b'] }] },
  { matchExpressions: [{ key: 'gen', operator: 'Gt', values: ['1'] }] },
  { matchExpressions: [{ key: 'rack', operator: 'DoesNotExist' }] },
  { matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['node-0'] }] },
);

const nodeAffinity = fc.record(
  {
    requiredDuringSchedulingIgnoredDuringExecution: fc.record({
      nodeSelectorTerms: fc.array(nodeSelectorTerm, { minLength: 1, maxLength: 2 }),
    }),
    preferredDuringSchedulingIgnoredDuringExecution: fc.array(
      fc.record({ weight: fc.integer({ min: 1, max: 100 }), preference: nodeSelectorTerm }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);

const spreadConstraint = fc.record(
  {
    maxSkew: fc.integer({ min: 1, max: 2 }),
    topologyKey,
    whenUnsatisfiable: fc.constantFrom('DoNotSchedule', 'ScheduleAnyway'),
    labelSelector,
    minDomains: fc.integer({ min: 1, max: 3 }),
    nodeAffinityPolicy: fc.constantFrom('Honor', 'Ignore'),
    nodeTaintsPolicy: fc.constantFrom('Honor', 'Ignore'),
  },
  { requiredKeys: ['maxSkew', 'topologyKey', 'whenUnsatisfiable', 'labelSelector'] },
);

const toleration = fc.constantFrom(
  { operator: 'Exists' },
  { key: 'dedicated', operator: 'Equal', value: 'x', effect: 'NoSchedule' },
  { key: 'slow', operator: 'Exists', effect: 'PreferNoSchedule' },
);

const requests = fc.record(
  {
    cpu: fc.constantFrom('0', '100m', '1', '3'),
    memory: fc.constantFrom('64Mi', '1Gi', '5Gi'),
    'example.com/gpu': fc.constantFrom('1', '2'),
  },
  { requiredKeys: [] },
);

const container = fc.record(
  {
    name: fc.constant('c'),
    image: fc.constantFrom('nginx', 'registry.example.com/big:v1'),
    resources: fc.record({ requests }),
    ports: fc.constantFrom([{ containerPort: 80, hostPort: 80 }], []),
  },
  { requiredKeys: ['name', 'image', 'resources'] },
);

/** What a Pod may have by way of scheduling rules. */
export const podSpec = fc.record(
  {
    containers: container.map((each) => [each]),
    priority: fc.constantFrom(0, 10, 100),
    affinity: fc.record({ nodeAffinity, podAffinity: terms, podAntiAffinity: terms }, { requiredKeys: [] }),
    topologySpreadConstraints: fc.array(spreadConstraint, { maxLength: 2 }),
    tolerations: fc.array(toleration, { maxLength: 2 }),
    nodeSelector: fc.constantFrom({ [zone]: 'a' }, {}),
  },
  { requiredKeys: ['containers'] },
);

/** A Pod with only what is added up: resources, ports, priority. */
export const plainPodSpec = fc.record({
  containers: container.map((each) => [each]),
  priority: fc.constantFrom(0, 10, 100),
});

export const podWith = (spec: fc.Arbitrary<unknown>, name: string): fc.Arbitrary<Pod> =>
  fc
    .record({
      metadata: fc.record({
        name: fc.constant(name),
        uid: fc.constant(name),
        namespace,
        labels: fc.record({ app, tier: fc.constantFrom('fe', 'be') }, { requiredKeys: ['app'] }),
        deletionTimestamp: optional(fc.constant('2026-01-01T00:00:00Z'), 8),
      }),
      spec,
    })
    .map((pod) => pod as Pod);

const nodeNamed = (name: string): fc.Arbitrary<Node> =>
  fc
    .record({
      zone: optional(fc.constantFrom('a', 'b', 'c'), 5),
      rack: optional(fc.constantFrom('r1', 'r2')),
      gen: optional(fc.constantFrom('1', '2', 'x')),
      taints: fc.constantFrom<Taint[]>(
        [],
        [],
        [{ key: 'dedicated', value: 'x', effect: 'NoSchedule' }],
        [{ key: 'slow', effect: 'PreferNoSchedule' }],
      ),
      unschedulable: fc.constantFrom(false, false, false, true),
      cpu: fc.constantFrom('1', '4', '16'),
      memory: fc.constantFrom('2Gi', '16Gi'),
      pods: fc.constantFrom('2', '110'),
      gpus: optional(fc.constantFrom('1', '4')),
      images: fc.subarray([{ names: ['registry.example.com/big:v1'], sizeBytes: 500_000_000 }]),
    })
    .map(({ zone: inZone, rack, gen, taints, unschedulable, cpu, memory, pods, gpus, images }) => ({
      metadata: {
        name,
        labels: {
          [hostname]: name,
          ...(inZone === undefined ? {} : { [zone]: inZone }),
          ...(rack === undefined ? {} : { rack }),
          ...(gen === undefined ? {} : { gen }),
        },
      },
      spec: { taints, unschedulable },
      status: {
        allocatable: { cpu, memory, pods, ...(gpus === undefined ? {} : { 'example.com/gpu': gpus }) },
        images,
      },
    }));

const names = ['node-0', 'node-1', 'node-2', 'node-3', 'node-4'];

/** Pods on nodes of the cluster, a few on a node that does not exist, a few nominated to a node. */
const placed = (pod: Pod, place: string, nominated: boolean): Pod =>
  nominated
    ? { ...pod, status: { nominatedNodeName: place } }
    : { ...pod, spec: { ...pod.spec, nodeName: place } as Pod['spec'] };

const boundPod = (spec: fc.Arbitrary<unknown>, name: string, mayBeNominated: boolean): fc.Arbitrary<Pod> =>
  fc
    .tuple(
      podWith(spec, name),
      fc.constantFrom(...names, 'gone-node'),
      fc.integer({ max: 9, min: 0 }).map((draw) => mayBeNominated && draw === 0),
    )
    .map(([pod, place, nominated]) => placed(pod, place, nominated));

const services: Service[] = [
  { metadata: { name: 'web', namespace: 'default' }, spec: { selector: { app: 'web' } } },
];

const namespaces = [
  { metadata: { name: 'default' } },
  { metadata: { name: 'team-a', labels: { team: 'a' } } },
];

/** A cluster whose bound Pods have specifications of the given kind. */
export const clusterWith = (
  spec: fc.Arbitrary<unknown>,
  mayBeNominated = false,
): fc.Arbitrary<ClusterObjects> =>
  fc
    .tuple(
      fc.tuple(...names.map(nodeNamed)),
      fc.integer({ min: 1, max: names.length }),
      fc.tuple(...Array.from({ length: 8 }, (_, index) => boundPod(spec, `bound-${index}`, mayBeNominated))),
      fc.integer({ min: 0, max: 8 }),
    )
    .map(([nodes, nodeCount, pods, podCount]) => ({
      nodes: nodes.slice(0, nodeCount),
      pods: pods.slice(0, podCount),
      namespaces,
      services,
    }));
