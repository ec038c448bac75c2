import fc from 'fast-check';
import type { ManifestObject } from '../../../models/cluster/plan/input.ts';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import { podTemplate } from './podTemplate.ts';

/** What a random lifetime starts from: manifests, and bounds on the cluster and on what may go wrong. */
export type RandomCluster = { readonly objects: readonly ManifestObject[]; readonly bounds: Bounds };

const place = (kind: string, name: string) => ({ place: { file: '(random)', path: `${kind}/${name}` } });

const workload = (kind: 'Deployment' | 'ReplicaSet', name: string): fc.Arbitrary<ManifestObject> =>
  fc
    .record({ replicas: fc.integer({ min: 0, max: 3 }), template: podTemplate(['Always']) })
    .map(({ replicas, template }) => ({
      apiVersion: 'apps/v1',
      kind,
      object: {
        apiVersion: 'apps/v1',
        kind,
        metadata: { name },
        spec: { replicas, selector: { matchLabels: template.metadata?.labels }, template },
      },
      ...place(kind, name),
    }));

const barePod = (name: string): fc.Arbitrary<ManifestObject> =>
  podTemplate(['Always', 'OnFailure', 'Never']).map(({ metadata, spec }) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    object: { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, name }, spec },
    ...place('Pod', name),
  }));

const objects: fc.Arbitrary<ManifestObject[]> = fc
  .tuple(
    fc.option(workload('Deployment', 'deployment')),
    fc.option(workload('ReplicaSet', 'replicaset')),
    fc.option(barePod('pod-1')),
    fc.option(barePod('pod-2')),
  )
  .map((given) => given.filter((object): object is ManifestObject => object !== null))
  .filter((given) => given.length > 0);

/** Bounds that let many things go wrong: a random lifetime visits few of them. */
export const randomBounds: fc.Arbitrary<Bounds> = fc.record({
  nodes: fc.integer({ min: 1, max: 4 }),
  nodeFailures: fc.integer({ min: 0, max: 3 }),
  containerExits: fc.integer({ min: 0, max: 4 }),
  evictions: fc.integer({ min: 0, max: 2 }),
  probeFailures: fc.integer({ min: 0, max: 4 }),
  deletions: fc.integer({ min: 0, max: 2 }),
  forcedDeletions: fc.integer({ min: 0, max: 1 }),
  kubeletRestarts: fc.integer({ min: 0, max: 2 }),
  controllerRestarts: fc.integer({ min: 0, max: 1 }),
  scalings: fc.integer({ min: 0, max: 2 }),
  maxUids: fc.integer({ min: 0, max: 5 }),
  lag: fc.constantFrom('none', 'controllers', 'scheduler', 'all'),
  nodeCpu: fc.constantFrom('2', '4'),
  nodeMemory: fc.constantFrom('8Gi', '16Gi'),
});

export const randomCluster: fc.Arbitrary<RandomCluster> = fc.record({ objects, bounds: randomBounds });
