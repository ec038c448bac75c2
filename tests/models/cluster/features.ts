import {
  apart,
  barePod,
  container,
  deployment,
  replicaSet,
  sidecar,
  withLiveness,
  withReadiness,
  withStartup,
} from './manifests.ts';
import { type SmallCluster, smallCluster } from './smallCluster.ts';

const tolerant = { tolerations: [{ key: 'node.kubernetes.io/unreachable', operator: 'Exists' }] };
const probed = (probes: object) => ({ containers: [container('app', probes)] });
const two = { containers: [container('app'), container('helper')] };
const inits = { initContainers: [container('first'), container('second')] };
const sidecars = { initContainers: [sidecar('proxy'), container('init')] };
const greedy = { containers: [container('app', { resources: { requests: { cpu: '3' } } })] };

/** For each feature of Pods and clusters, the smallest cluster that shows it: explored to the end by the suite. */
export const features: { readonly [feature: string]: SmallCluster } = {
  'restart policy Always': smallCluster({ containerExits: 2, deletions: 1 }, barePod('pod', two)),
  'restart policy OnFailure': smallCluster(
    { containerExits: 2, deletions: 1 },
    barePod('pod', { ...two, restartPolicy: 'OnFailure' }),
  ),
  'restart policy Never': smallCluster(
    { containerExits: 2, deletions: 1 },
    barePod('pod', { ...two, restartPolicy: 'Never' }),
  ),
  'restart policy of a container': smallCluster(
    { containerExits: 2 },
    barePod('pod', {
      restartPolicy: 'Never',
      containers: [container('app', { restartPolicy: 'OnFailure' }), container('helper')],
    }),
  ),
  'init containers, Always': smallCluster({ containerExits: 1, nodeFailures: 1 }, barePod('pod', inits)),
  'init containers, Never': smallCluster(
    { containerExits: 1, nodeFailures: 1 },
    barePod('pod', { ...inits, restartPolicy: 'Never' }),
  ),
  'sidecars, Always': smallCluster({ containerExits: 1, nodeFailures: 1 }, barePod('pod', sidecars)),
  'sidecars, Never': smallCluster(
    { containerExits: 2, deletions: 1 },
    barePod('pod', { ...sidecars, restartPolicy: 'Never' }),
  ),
  'sidecars, OnFailure': smallCluster(
    { nodeFailures: 1 },
    barePod('pod', { initContainers: [sidecar('proxy'), sidecar('log')], restartPolicy: 'OnFailure' }),
  ),
  'readiness probe': smallCluster({ probeFailures: 2 }, barePod('pod', probed(withReadiness))),
  'liveness probe': smallCluster({ probeFailures: 2 }, barePod('pod', probed(withLiveness))),
  'liveness probe, Never': smallCluster(
    { probeFailures: 1 },
    barePod('pod', { ...probed(withLiveness), restartPolicy: 'Never' }),
  ),
  'all probes': smallCluster(
    { probeFailures: 2, containerExits: 1 },
    barePod('pod', probed({ ...withStartup, ...withLiveness, ...withReadiness })),
  ),
  'graceful deletion': smallCluster({ deletions: 2 }, replicaSet('web', 1)),
  'forced deletion': smallCluster({ forcedDeletions: 1, deletions: 1 }, replicaSet('web', 1)),
  'eviction through the API': smallCluster({ nodes: 2, evictions: 1 }, replicaSet('web', 2, apart('web'))),
  'kubelet restart': smallCluster(
    { kubeletRestarts: 2, deletions: 1, containerExits: 1 },
    barePod('pod', probed(withReadiness)),
  ),
  'kubelet restart, all probes': smallCluster(
    { kubeletRestarts: 2, probeFailures: 2 },
    barePod('pod', probed({ ...withStartup, ...withLiveness, ...withReadiness })),
  ),
  'node failure and return': smallCluster({ nodes: 2, nodeFailures: 1 }, replicaSet('web', 1)),
  'node failure, tolerated for ever': smallCluster(
    { nodes: 2, nodeFailures: 1 },
    replicaSet('web', 1, tolerant),
  ),
  'node failure, bare Pod': smallCluster({ nodes: 2, nodeFailures: 2 }, barePod('pod')),
  'a node that is lost again': smallCluster({ nodeFailures: 2 }, barePod('pod', tolerant)),
  'anti-affinity': smallCluster({ nodes: 2, deletions: 1 }, deployment('web', 2, apart('web'))),
  'requests that fill a node': smallCluster({ nodes: 1, deletions: 1 }, replicaSet('web', 2, greedy)),
  'Pods that no node takes': smallCluster(
    { nodes: 2, deletions: 1 },
    barePod('pod', { nodeSelector: { disk: 'ssd' } }),
  ),
  'scheduling gates': smallCluster(
    { deletions: 1 },
    barePod('pod', { schedulingGates: [{ name: 'example.com/quota' }] }),
    barePod('other'),
  ),
  'scaling a Deployment': smallCluster({ scalings: 2 }, deployment('web', 1)),
  'scaling a ReplicaSet': smallCluster({ scalings: 2 }, replicaSet('web', 1)),
  'restart of the ReplicaSet controller': smallCluster(
    { deletions: 1, controllerRestarts: 1, lag: 'controllers' },
    replicaSet('web', 1),
  ),
  'lagging ReplicaSet controller': smallCluster(
    { deletions: 1, scalings: 1, lag: 'controllers' },
    replicaSet('web', 1),
  ),
  'lagging scheduler': smallCluster(
    { nodes: 2, deletions: 1, lag: 'scheduler' },
    replicaSet('web', 2, apart('web')),
  ),
};
