import type { ManifestObject } from '../../../models/cluster/plan/input.ts';
import type { Container, PodSpec, Probe } from '../../../spec/api/objects/core.ts';

/** Small manifests for small clusters: as people would write them, with everything else left to defaults. */

const tcp: Probe = { tcpSocket: { port: 80 } };

/** How a container looks, beside its name. */
export const container = (name: string, fields: Partial<Container> = {}): Container => ({
  name,
  image: 'registry.example/app:1',
  ...fields,
});

export const sidecar = (name: string, fields: Partial<Container> = {}): Container =>
  container(name, { restartPolicy: 'Always', ...fields });

export const withReadiness = { readinessProbe: tcp };
export const withLiveness = { livenessProbe: tcp };
export const withStartup = { startupProbe: tcp };

/** A Pod without a controller. */
export const barePod = (name: string, spec: Partial<PodSpec> = {}): ManifestObject =>
  object('v1', 'Pod', { name, labels: { app: name } }, podSpec(spec));

export const replicaSet = (name: string, replicas: number, spec: Partial<PodSpec> = {}): ManifestObject =>
  object('apps/v1', 'ReplicaSet', { name }, workloadSpec(name, replicas, spec));

export const deployment = (name: string, replicas: number, spec: Partial<PodSpec> = {}): ManifestObject =>
  object('apps/v1', 'Deployment', { name }, workloadSpec(name, replicas, spec));

/** No two Pods of this app on one node. */
export const apart = (app: string): Partial<PodSpec> => ({
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app } } },
      ],
    },
  },
});

const podSpec = (spec: Partial<PodSpec>): PodSpec => ({ containers: [container('app')], ...spec });

const workloadSpec = (app: string, replicas: number, spec: Partial<PodSpec>) => ({
  replicas,
  selector: { matchLabels: { app } },
  template: { metadata: { labels: { app } }, spec: podSpec(spec) },
});

const object = (apiVersion: string, kind: string, metadata: object, spec: object): ManifestObject => ({
  apiVersion,
  kind,
  object: { apiVersion, kind, metadata, spec },
  place: { file: '(test)' },
});
