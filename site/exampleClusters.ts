import { resolveBounds } from '../drivers/exhaustive/bounds.ts';
import { clusterScenario } from '../models/scenarios/cluster.ts';
import type { Scenario } from '../models/scenarios/scenario.ts';

const pod = (name: string) => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name: 'app', image: 'registry.example/app:1' }] },
});

const object = (apiVersion: string, kind: string, name: string, spec: object) => ({
  apiVersion,
  kind,
  object: { apiVersion, kind, metadata: { name, namespace: 'default' }, spec },
  place: {},
});

const selected = (name: string) => ({ selector: { matchLabels: { app: name } }, template: pod(name) });

const workloads = [
  object('apps/v1', 'Deployment', 'web', { replicas: 1, ...selected('web') }),
  object('apps/v1', 'StatefulSet', 'db', { replicas: 1, serviceName: 'db', ...selected('db') }),
  object('apps/v1', 'DaemonSet', 'agent', selected('agent')),
  object('batch/v1', 'Job', 'once', {
    template: { spec: { restartPolicy: 'Never', ...pod('once').spec } },
  }),
];

const cluster = (
  name: string,
  says: string,
  bounds: { readonly [name: string]: string },
  objects: typeof workloads,
): Scenario => ({
  name,
  says,
  bounds: [],
  model: 'cluster',
  takesManifests: false,
  build: () => {
    const resolved = resolveBounds(clusterScenario, bounds, (bound) => bound);
    return resolved.ok ? clusterScenario.build({ bounds: resolved.bounds, input: { objects } }) : resolved;
  },
});

const faults = {
  nodes: '1',
  nodeFailures: '1',
  containerExits: '1',
  evictions: '1',
  deletions: '1',
  forcedDeletions: '1',
  probeFailures: '1',
  kubeletRestarts: '1',
};

/** Small clusters, as the pages show them: the scenario of manifests has none of its own. */
export const exampleClusters: readonly Scenario[] = [
  cluster('cluster-of-each-kind', 'a small cluster with a workload of each kind', { nodes: '2' }, workloads),
  ...workloads.map((workload) =>
    cluster(`cluster-with-faults-${workload.kind}`, `a ${workload.kind}, and what may go wrong`, faults, [
      workload,
    ]),
  ),
];
