import fc from 'fast-check';
import type { Affinity, Container, PodSpec, PodTemplateSpec, Probe } from '../../../spec/api/objects/core.ts';

/** Pod templates that the API server accepts; some fit on no node, some only on a few, some repel each other. */

const apps = ['web', 'db', 'cache'] as const;
const topologyKeys = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'] as const;

const probe: fc.Arbitrary<Probe> = fc.record({
  tcpSocket: fc.constant({ port: 80 }),
  failureThreshold: fc.integer({ min: 1, max: 5 }),
});

const requests = fc.constantFrom<Container['resources'][]>(
  undefined,
  { requests: { cpu: '250m', memory: '64Mi' } },
  { requests: { cpu: '1500m' } },
  { requests: { memory: '9Gi' } },
  { limits: { cpu: '2', memory: '1Gi' } },
  { requests: { cpu: '64' } },
);

const container = (name: string): fc.Arbitrary<Container> =>
  fc
    .record(
      {
        name: fc.constant(name),
        image: fc.constant('registry.example/app:1'),
        resources: requests,
        startupProbe: probe,
        livenessProbe: probe,
        readinessProbe: probe,
      },
      { requiredKeys: ['name', 'image'] },
    )
    .map(dropUndefined);

const initContainer = (name: string): fc.Arbitrary<Container> =>
  fc.constant({ name, image: 'registry.example/init:1' });

const term = fc.record({
  topologyKey: fc.constantFrom(...topologyKeys),
  labelSelector: fc.constantFrom(...apps).map((app) => ({ matchLabels: { app } })),
});

const required = (maxLength: number) =>
  fc
    .array(term, { maxLength })
    .map((terms) =>
      terms.length === 0 ? undefined : { requiredDuringSchedulingIgnoredDuringExecution: terms },
    );

const affinity: fc.Arbitrary<Affinity> = fc
  .record({ podAffinity: required(1), podAntiAffinity: required(2) })
  .map(dropUndefined);

const spread: fc.Arbitrary<PodSpec['topologySpreadConstraints']> = fc.constantFrom(
  undefined,
  ...topologyKeys.map((topologyKey) => [
    {
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'web' } },
    },
  ]),
);

const tolerations: fc.Arbitrary<PodSpec['tolerations']> = fc.constantFrom(undefined, [
  { key: 'node.kubernetes.io/unreachable', operator: 'Exists' },
]);

const nodeSelector = fc.constantFrom<PodSpec['nodeSelector'][]>(
  undefined,
  undefined,
  { 'topology.kubernetes.io/zone': 'zone-1' },
  { 'kubernetes.io/hostname': 'node-2' },
  { disk: 'ssd' },
);

/** A Pod template with one of these restart policies. */
export const podTemplate = (policies: readonly string[]): fc.Arbitrary<PodTemplateSpec> =>
  fc
    .record({
      app: fc.constantFrom(...apps),
      restartPolicy: fc.constantFrom(...policies),
      inits: fc
        .integer({ min: 0, max: 2 })
        .chain((count) => fc.tuple(...named('init', count).map(initContainer))),
      containers: fc
        .integer({ min: 1, max: 2 })
        .chain((count) => fc.tuple(...named('app', count).map(container))),
      affinity,
      spread,
      tolerations,
      nodeSelector,
    })
    .map(({ app, inits, spread: topologySpreadConstraints, ...spec }) => ({
      metadata: { labels: { app } },
      spec: dropUndefined({
        ...spec,
        topologySpreadConstraints,
        initContainers: inits.length === 0 ? undefined : inits,
      }) as PodSpec,
    }));

const named = (stem: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${stem}-${index + 1}`);

/** JSON has no undefined. */
function dropUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}
