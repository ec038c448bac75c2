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

/** A small cluster with a workload of each kind, as the pages show it: the scenario of manifests has none of its own. */
export const exampleCluster: Scenario = {
  name: 'cluster-of-each-kind',
  says: 'a small cluster with a workload of each kind',
  bounds: [],
  model: 'cluster',
  takesManifests: false,
  build: () => {
    const resolved = resolveBounds(clusterScenario, { nodes: '2' }, (name) => name);
    if (!resolved.ok) return resolved;
    const objects = [
      object('apps/v1', 'Deployment', 'web', { replicas: 1, ...selected('web') }),
      object('apps/v1', 'StatefulSet', 'db', { replicas: 1, serviceName: 'db', ...selected('db') }),
      object('apps/v1', 'DaemonSet', 'agent', selected('agent')),
      object('batch/v1', 'Job', 'once', {
        template: { spec: { restartPolicy: 'Never', ...pod('once').spec } },
      }),
    ];
    return clusterScenario.build({ bounds: resolved.bounds, input: { objects } });
  },
};
