import fc from 'fast-check';
import type { NodeOptions } from '../../../models/podOnNode/plan/planNode.ts';
import type { Container, Pod, PodSpec, Probe, Volume } from '../../../spec/api/objects/core.ts';

/** Pods in full variety, and what may happen to them and their node. */

const policies = ['Always', 'OnFailure', 'Never'] as const;

const probe = (successes: number): fc.Arbitrary<Probe> =>
  fc.record({
    tcpSocket: fc.constant({ port: 80 }),
    periodSeconds: fc.integer({ min: 1, max: 20 }),
    failureThreshold: fc.integer({ min: 1, max: 3 }),
    successThreshold: fc.integer({ min: 1, max: successes }),
    initialDelaySeconds: fc.constantFrom(0, 0, 5, 30),
  });

const hook = fc.constant({ exec: { command: ['true'] } });
const lifecycle = fc.option(fc.record({ postStart: hook, preStop: hook }, { requiredKeys: [] }), {
  nil: undefined,
  freq: 2,
});

const probes = {
  startupProbe: fc.option(probe(1), { nil: undefined, freq: 2 }),
  livenessProbe: fc.option(probe(1), { nil: undefined, freq: 2 }),
  readinessProbe: fc.option(probe(2), { nil: undefined }),
};

const image = fc.constant('registry.example/app:1');

const regular = (name: string): fc.Arbitrary<Container> =>
  fc
    .record({ name: fc.constant(name), image, lifecycle, ...probes, ...ownPolicy })
    .map((fields) => withoutUndefined(fields) as Container);

/** Rules ask for a policy of the container's own. */
const ownPolicy = {
  restartPolicy: fc.constantFrom(undefined, undefined, undefined, 'Never', 'OnFailure'),
  restartPolicyRules: fc.constantFrom(undefined, undefined, [
    { action: 'Restart', exitCodes: { operator: 'In', values: [42] } },
  ]),
};

const sidecar = (name: string): fc.Arbitrary<Container> =>
  fc
    .record({ name: fc.constant(name), image, restartPolicy: fc.constant('Always'), lifecycle, ...probes })
    .map((fields) => withoutUndefined(fields) as Container);

const init = (name: string): fc.Arbitrary<Container> => fc.record({ name: fc.constant(name), image });

const list = <T>(stem: string, most: number, item: (name: string) => fc.Arbitrary<T>, least = 0) =>
  fc
    .integer({ min: least, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => item(`${stem}-${at + 1}`))));

const volumes: fc.Arbitrary<Volume[]> = fc.subarray<Volume>([
  { name: 'scratch', emptyDir: {} },
  { name: 'memory', emptyDir: { medium: 'Memory' } },
  { name: 'disk', persistentVolumeClaim: { claimName: 'disk' } },
]);

const spec: fc.Arbitrary<PodSpec> = fc
  .record({
    restartPolicy: fc.constantFrom(...policies),
    terminationGracePeriodSeconds: fc.constantFrom(1, 10, 30),
    hostNetwork: fc.constantFrom(undefined, undefined, undefined, true),
    inits: list('init', 3, init),
    sidecars: list('sidecar', 2, sidecar),
    containers: list('app', 3, regular, 1),
    ephemeral: list('debugger', 1, init),
    volumes,
    sidecarsFirst: fc.boolean(),
  })
  .map(
    ({ inits, sidecars, ephemeral, sidecarsFirst, containers, ...rest }) =>
      withoutUndefined({
        ...rest,
        initContainers: sidecarsFirst ? [...sidecars, ...inits] : [...inits, ...sidecars],
        containers: containers.map(withRulesOnlyBesidePolicy),
        ephemeralContainers: ephemeral as PodSpec['ephemeralContainers'],
      }) as PodSpec,
  );

const withRulesOnlyBesidePolicy = ({ restartPolicyRules, ...container }: Container): Container =>
  container.restartPolicy && restartPolicyRules ? { ...container, restartPolicyRules } : container;

const few = fc.constantFrom(0, 0, 1, 2);
const many = fc.integer({ min: 0, max: 9 });

/** A node with one to three Pods, of which one may be static. */
export const podOnNode: fc.Arbitrary<NodeOptions> = fc
  .record({
    specs: fc.oneof(
      { weight: 3, arbitrary: fc.tuple(spec) },
      { weight: 1, arbitrary: fc.array(spec, { minLength: 2, maxLength: 3 }) },
    ),
    isStatic: fc.constantFrom(false, false, true),
    podBudgets: fc.record({
      exits: many,
      probeFailures: many,
      hookFailures: few,
      sandboxDeaths: few,
      failedCalls: few,
      networkFailures: few,
      garbageCollections: few,
      deletions: few,
      forcedDeletions: fc.constantFrom(0, 0, 0, 1),
    }),
    nodeBudgets: fc.record({ kubeletRestarts: few, reboots: few, partitions: few, pressures: few }),
    lags: fc.boolean(),
  })
  .map(({ specs, isStatic, ...options }) => ({
    ...options,
    pods: specs.map((each, at) => podFrom(each, at, isStatic && at === specs.length - 1)),
    countedRestarts: 8,
    backoffLevels: 6,
  }));

const podFrom = (each: PodSpec, at: number, isStatic: boolean): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: `pod-${at + 1}`,
    namespace: 'default',
    ...(isStatic
      ? { annotations: { 'kubernetes.io/config.source': 'file', 'kubernetes.io/config.hash': 'hash' } }
      : {}),
  },
  spec: isStatic ? fitForFile(each) : each,
});

/** Nothing is added to a static Pod later, and it refers to nothing that only the API can give. */
const fitForFile = ({ ephemeralContainers: _, volumes: all, ...rest }: PodSpec): PodSpec => ({
  ...rest,
  volumes: (all ?? []).filter(({ persistentVolumeClaim }) => persistentVolumeClaim === undefined),
});

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}
