import type { ManifestObject } from '../../../models/cluster/plan/input.ts';
import { container } from '../../../models/scenarios/features/feature.ts';
import type { PodSpec } from '../../../spec/api/objects/core.ts';

/** A Pod without a controller, as the manifest of a cluster. */
export const barePod = (name: string, spec: Partial<PodSpec> = {}): ManifestObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  object: {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: 'web' } },
    spec: { containers: [container('app')], ...spec },
  },
  place: {},
});

/** It takes more than half of what a node has. */
export const large: Partial<PodSpec> = {
  containers: [container('app', { resources: { requests: { cpu: '3' } } })],
};

/** No two of them on one node. */
export const apart: Partial<PodSpec> = {
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } },
      ],
    },
  },
};
