import fc from 'fast-check';
import type { NodeState } from '../../../../models/cluster/constraints/nodeStates.ts';
import type {
  Affinity,
  Container,
  Node,
  Pod,
  PodAffinityTerm,
  PodSpec,
  Toleration,
  TopologySpreadConstraint,
} from '../../../../spec/api/objects/core.ts';
import type { LabelSelector } from '../../../../spec/api/objects/meta.ts';

/**
 * Pods on nodes, with everything that hard constraints look at. Few labels, small nodes and near limits, so that
 * constraints bind about as often as they do not.
 */
export type RandomPlacement = {
  readonly nodes: readonly Node[];
  readonly states: readonly NodeState[];
  readonly nodeFailures: number;
  readonly pods: readonly Pod[];
  /** the index of the node that each Pod is on; undefined: on none */
  readonly places: readonly (number | undefined)[];
};

const zone = 'topology.kubernetes.io/zone';
const hostname = 'kubernetes.io/hostname';
const values = fc.constantFrom('a', 'b');
const selector = fc.constantFrom<LabelSelector[]>(
  { matchLabels: { app: 'a' } },
  { matchLabels: { app: 'b' } },
  { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
  { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] },
  {},
);

const node = (name: string): fc.Arbitrary<Node> =>
  fc
    .record({
      zone: fc.option(values),
      disk: fc.option(values),
      cpu: fc.constantFrom('1', '2', '64', '64'),
      pods: fc.constantFrom('1', '2', '110', '110'),
      gpus: fc.constantFrom('0', '1', '2', '2'),
      taint: rarely(
        fc.record({ key: values, effect: fc.constantFrom('NoSchedule', 'NoExecute', 'PreferNoSchedule') }),
      ),
      unschedulable: fc.boolean(),
    })
    .map(({ zone: inZone, disk, cpu, pods, gpus, taint, unschedulable }) => ({
      metadata: {
        name,
        labels: { [hostname]: name, ...(inZone && { [zone]: inZone }), ...(disk && { disk }) },
      },
      spec: {
        ...(taint && { taints: [taint] }),
        unschedulable: unschedulable && pods === '1',
      },
      status: {
        allocatable: { cpu, memory: '4Gi', pods, 'ephemeral-storage': '1Gi', 'example.com/gpu': gpus },
      },
    }));

const topologyKey = fc.constantFrom(zone, hostname, zone, 'disk');

const term: fc.Arbitrary<PodAffinityTerm> = fc
  .record({
    topologyKey,
    labelSelector: selector,
    scope: fc.constantFrom<Pick<PodAffinityTerm, 'namespaces' | 'namespaceSelector'>[]>(
      {},
      {},
      { namespaces: ['other'] },
      { namespaceSelector: {} },
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'default' } } },
    ),
  })
  .map(({ scope, ...rest }) => ({ ...rest, ...scope }));

const terms = fc.array(term, { maxLength: 2 });

/** Most Pods have no constraint of a kind: a Pod that has all of them fits nowhere. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const affinity: fc.Arbitrary<Affinity | undefined> = rarely(
  fc.record({ attracting: rarely(terms), repelling: terms }).map(({ attracting = [], repelling }) => ({
    podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: attracting },
    podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: repelling },
  })),
);

const spread: fc.Arbitrary<TopologySpreadConstraint> = fc.record(
  {
    maxSkew: fc.integer({ min: 1, max: 2 }),
    topologyKey,
    whenUnsatisfiable: fc.constantFrom('DoNotSchedule', 'DoNotSchedule', 'ScheduleAnyway'),
    labelSelector: selector,
    minDomains: fc.integer({ min: 1, max: 3 }),
    nodeAffinityPolicy: fc.constantFrom('Honor', 'Ignore'),
    nodeTaintsPolicy: fc.constantFrom('Honor', 'Ignore'),
    matchLabelKeys: fc.constant(['version']),
  },
  { requiredKeys: ['maxSkew', 'topologyKey', 'whenUnsatisfiable', 'labelSelector'] },
);

const toleration: fc.Arbitrary<Toleration> = fc.constantFrom(
  { operator: 'Exists' },
  { key: 'a', operator: 'Exists' },
  { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/unreachable', operator: 'Exists' },
);

const container: fc.Arbitrary<Container> = fc
  .record({
    requests: fc.constantFrom<{ [resource: string]: string }[]>(
      {},
      { cpu: '1' },
      { cpu: '500m', memory: '3Gi' },
      { 'ephemeral-storage': '600Mi' },
      { 'example.com/gpu': '1' },
      { cpu: '100' },
    ),
    hostPort: fc.constantFrom(0, 0, 80, 443),
    hostIP: fc.constantFrom(undefined, '127.0.0.1'),
  })
  .map(({ requests, hostPort, hostIP }) => ({
    name: 'app',
    image: 'registry.example/app:1',
    resources: { requests },
    ...(hostPort === 0
      ? {}
      : { ports: [{ containerPort: hostPort, hostPort, protocol: 'TCP', ...(hostIP && { hostIP }) }] }),
  }));

const pod = (name: string): fc.Arbitrary<Pod> =>
  fc
    .record({
      namespace: fc.constantFrom('default', 'default', 'other'),
      app: values,
      version: fc.option(values),
      container,
      affinity,
      spreads: rarely(fc.array(spread, { minLength: 1, maxLength: 2 })),
      tolerations: fc.array(toleration, { maxLength: 1 }),
      nodeSelector: fc.constantFrom({}, {}, {}, {}, {}, { [zone]: 'a' }, { disk: 'a' }),
    })
    .map(({ namespace, app, version, container: only, spreads = [], ...rest }) => ({
      metadata: { name, namespace, labels: { app, ...(version && { version }) } },
      spec: {
        ...rest,
        containers: [only],
        topologySpreadConstraints: distinct(spreads),
      } as PodSpec,
    }));

/** The API server refuses two constraints with the same key and the same reaction. */
const distinct = (spreads: readonly TopologySpreadConstraint[]): TopologySpreadConstraint[] =>
  spreads.filter(
    (each, at) =>
      !spreads
        .slice(0, at)
        .some((e) => e.topologyKey === each.topologyKey && e.whenUnsatisfiable === each.whenUnsatisfiable),
  );

const state = fc.constantFrom<NodeState[]>('Ready', 'Unknown', 'Unreachable', 'Returning', 'Deleted');

export const randomPlacement: fc.Arbitrary<RandomPlacement> = fc
  .record({
    nodes: fc.integer({ min: 1, max: 4 }),
    pods: fc.integer({ min: 1, max: 5 }),
    nodeFailures: fc.integer({ min: 0, max: 2 }),
  })
  .chain(({ nodes, pods, nodeFailures }) =>
    fc.record({
      nodes: fc.tuple(...numbers(nodes).map((at) => node(`node-${at + 1}`))),
      states: fc
        .array(state, { minLength: nodes, maxLength: nodes })
        .map((states) => atMost(nodeFailures, states)),
      nodeFailures: fc.constant(nodeFailures),
      pods: fc.tuple(...numbers(pods).map((at) => pod(`pod-${at + 1}`))),
      places: fc.array(fc.option(fc.nat(nodes - 1), { nil: undefined, freq: 4 }), {
        minLength: pods,
        maxLength: pods,
      }),
    }),
  );

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** No more nodes are in trouble than may fail. */
const atMost = (failures: number, states: readonly NodeState[]): NodeState[] => {
  let left = failures;
  return states.map((each) => {
    if (each === 'Ready' || left === 0) return 'Ready';
    left -= 1;
    return each;
  });
};
