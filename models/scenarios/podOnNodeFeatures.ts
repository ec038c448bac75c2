import type { Container, Pod, PodSpec, Probe } from '../../spec/api/objects/core.ts';
import type { NodeOptions } from '../podOnNode/planNode.ts';

/** A feature of Pods on a node: the smallest node that shows it, and what may go wrong there. */
export type NodeFeature = { readonly name: string; readonly says: string; readonly node: NodeOptions };

const container = (name: string, fields: Partial<Container> = {}): Container => ({
  name,
  image: 'registry.example/app:1',
  ...fields,
});

const sidecar = (name: string, fields: Partial<Container> = {}): Container =>
  container(name, { restartPolicy: 'Always', ...fields });

const pod = (spec: Partial<PodSpec> = {}, metadata: Pod['metadata'] = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'pod', namespace: 'default', ...metadata },
  spec: { containers: [container('app')], ...spec },
});

const tcp = (fields: Partial<Probe> = {}): Probe => ({
  tcpSocket: { port: 80 },
  failureThreshold: 1,
  ...fields,
});
const exec = { exec: { command: ['true'] } };
const named = (name: string): Pod['metadata'] => ({ name });
const fromFile = {
  name: 'static-node-1',
  annotations: { 'kubernetes.io/config.source': 'file', 'kubernetes.io/config.hash': 'hash' },
};

const feature = (name: string, says: string, pods: readonly Pod[], options: Omit<NodeOptions, 'pods'>) => ({
  name: `node-${name}`,
  says,
  node: { pods, ...options },
});

/** Every feature, each explored to the end by the suite. */
export const nodeFeatures: readonly NodeFeature[] = [
  feature('restarts', 'policy Always: exits, restarts, and the delay that doubles', [pod()], {
    podBudgets: { exits: 4 },
    countedRestarts: 3,
  }),
  feature(
    'on-failure',
    'policy OnFailure: success ends the Pod, failure restarts the container',
    [pod({ restartPolicy: 'OnFailure', containers: [container('app'), container('helper')] })],
    { podBudgets: { exits: 2 } },
  ),
  feature(
    'never',
    'policy Never: what has ended stays so',
    [pod({ restartPolicy: 'Never', containers: [container('app'), container('helper')] })],
    { podBudgets: { exits: 1, sandboxDeaths: 1 } },
  ),
  feature(
    'restart-rules',
    'restart policies and rules of containers override that of the Pod',
    [
      pod({
        restartPolicy: 'Never',
        containers: [
          container('app', {
            restartPolicy: 'Never',
            restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }],
          }),
          container('helper', { restartPolicy: 'OnFailure' }),
        ],
      }),
    ],
    { podBudgets: { exits: 2 } },
  ),
  feature(
    'restart-all',
    'an exit code that restarts all containers in place',
    [
      pod({
        restartPolicy: 'Never',
        initContainers: [container('init')],
        containers: [
          container('app', {
            restartPolicy: 'Never',
            restartPolicyRules: [
              { action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [42] } },
            ],
          }),
          container('helper'),
        ],
      }),
    ],
    { podBudgets: { exits: 1 } },
  ),
  feature('deletion', 'graceful deletion, with less grace, and by force', [pod()], {
    podBudgets: { deletions: 2, forcedDeletions: 1, exits: 1 },
  }),
  feature(
    'probes',
    'startup, liveness and readiness probes, thresholds counted',
    [
      pod({
        containers: [
          container('app', {
            startupProbe: tcp({ failureThreshold: 2 }),
            livenessProbe: tcp({ initialDelaySeconds: 5, failureThreshold: 2 }),
            readinessProbe: tcp({ successThreshold: 2 }),
          }),
        ],
      }),
    ],
    { podBudgets: { probeFailures: 3, exits: 1 } },
  ),
  feature(
    'liveness-never',
    'a failed liveness probe under policy Never fails the Pod',
    [pod({ restartPolicy: 'Never', containers: [container('app', { livenessProbe: tcp() })] })],
    { podBudgets: { probeFailures: 2 } },
  ),
  feature(
    'liveness-backoff',
    'containers killed for their liveness probe, and the delay between restarts',
    [pod({ containers: [container('app', { livenessProbe: tcp() })] })],
    { podBudgets: { probeFailures: 3, exits: 1 }, nodeBudgets: { kubeletRestarts: 1 }, countedRestarts: 3 },
  ),
  feature(
    'init',
    'init containers, one after the other, and again in a new sandbox',
    [pod({ restartPolicy: 'OnFailure', initContainers: [container('first'), container('second')] })],
    { podBudgets: { exits: 1, sandboxDeaths: 1 } },
  ),
  feature(
    'init-never',
    'an init container that fails under policy Never fails the Pod',
    [pod({ restartPolicy: 'Never', initContainers: [container('first'), container('second')] })],
    { podBudgets: { exits: 1, deletions: 1 } },
  ),
  feature(
    'sidecars',
    'sidecars start first, are restarted, and stop last, in reverse order',
    [pod({ restartPolicy: 'Never', initContainers: [sidecar('proxy'), sidecar('log')] })],
    { podBudgets: { deletions: 1 } },
  ),
  feature(
    'sidecar-startup',
    'a sidecar has started once its startup probe succeeded',
    [pod({ restartPolicy: 'OnFailure', initContainers: [sidecar('proxy', { startupProbe: tcp() })] })],
    { podBudgets: { exits: 1, probeFailures: 1 } },
  ),
  feature(
    'hooks',
    'postStart and preStop hooks',
    [
      pod({
        containers: [
          container('app', { lifecycle: { postStart: exec, preStop: exec } }),
          container('helper'),
        ],
      }),
    ],
    { podBudgets: { hookFailures: 1, deletions: 1 } },
  ),
  feature(
    'hooks-and-exits',
    'containers that end while their hooks run',
    [pod({ containers: [container('app', { lifecycle: { postStart: exec, preStop: exec } })] })],
    { podBudgets: { exits: 1, deletions: 1 }, nodeBudgets: { reboots: 1 } },
  ),
  feature(
    'post-start-alone',
    'a postStart hook, and a deletion meanwhile',
    [
      pod({
        initContainers: [sidecar('proxy', { lifecycle: { postStart: exec } })],
        containers: [container('app')],
      }),
    ],
    { podBudgets: { hookFailures: 1, deletions: 1 } },
  ),
  feature(
    'ephemeral',
    'an ephemeral container is added, runs once, and does not hold the Pod',
    [
      pod({
        restartPolicy: 'Never',
        ephemeralContainers: [{ name: 'debugger', image: 'registry.example/debug:1' }],
      }),
    ],
    { podBudgets: { exits: 1, deletions: 1 } },
  ),
  feature('failed-calls', 'image pulls, creations and starts that fail and are tried again', [pod()], {
    podBudgets: { failedCalls: 3, deletions: 1 },
  }),
  feature(
    'kubelet-restart',
    'the kubelet restarts and has forgotten; the runtime goes on',
    [
      pod({
        containers: [
          container('app', { startupProbe: tcp(), readinessProbe: tcp({ initialDelaySeconds: 5 }) }),
        ],
      }),
    ],
    { podBudgets: { exits: 1, deletions: 1, probeFailures: 1 }, nodeBudgets: { kubeletRestarts: 2 } },
  ),
  feature(
    'reboot',
    'the machine reboots: everything is lost, but for what is on disk',
    [
      pod({
        restartPolicy: 'OnFailure',
        initContainers: [container('init')],
        volumes: [
          { name: 'cache', emptyDir: { medium: 'Memory' } },
          { name: 'data', emptyDir: {} },
        ],
      }),
    ],
    { nodeBudgets: { reboots: 1 } },
  ),
  feature(
    'partition',
    'the node is cut off: its view of the API lags, and what it decides is not written',
    [pod()],
    {
      podBudgets: { exits: 1, deletions: 1, forcedDeletions: 1 },
      nodeBudgets: { partitions: 2 },
      lags: true,
    },
  ),
  feature(
    'volumes',
    'what is in volumes survives containers and sandboxes; some outlive the Pod',
    [
      pod({
        volumes: [
          { name: 'scratch', emptyDir: {} },
          { name: 'disk', persistentVolumeClaim: { claimName: 'disk' } },
        ],
      }),
    ],
    { podBudgets: { sandboxDeaths: 1, deletions: 1, garbageCollections: 1 } },
  ),
  feature(
    'network',
    'addresses are given and taken back, and calls of the plugin fail',
    [pod(), pod({ restartPolicy: 'Never' }, named('other'))],
    { podBudgets: { networkFailures: 1, deletions: 1 } },
  ),
  feature(
    'host-network',
    'a hostNetwork Pod beside one that is not',
    [pod({ hostNetwork: true }), pod({}, named('other'))],
    { podBudgets: { sandboxDeaths: 1, deletions: 1 } },
  ),
  feature('static', 'a static Pod and its mirror', [pod({}, fromFile)], {
    podBudgets: { deletions: 3, forcedDeletions: 1, exits: 1 },
    nodeBudgets: { kubeletRestarts: 1, partitions: 1 },
  }),
  feature(
    'static-finite',
    'a static Pod of policy OnFailure ends, and its mirror shows it',
    [pod({ restartPolicy: 'OnFailure' }, fromFile)],
    { podBudgets: { deletions: 1, exits: 1 } },
  ),
  feature(
    'static-never',
    'a static Pod of policy Never ends, and does not begin again with its kubelet',
    [pod({ restartPolicy: 'Never' }, fromFile)],
    { podBudgets: { exits: 1 }, nodeBudgets: { kubeletRestarts: 1, partitions: 1 } },
  ),
  feature(
    'static-changed',
    'a changed manifest is another static Pod: the one before ends, and its mirror is replaced',
    [
      pod({}, fromFile),
      pod(
        {},
        { ...fromFile, annotations: { ...fromFile.annotations, 'kubernetes.io/config.hash': 'other' } },
      ),
    ],
    { podBudgets: { deletions: 1 }, nodeBudgets: { partitions: 1 } },
  ),
  feature(
    'static-references',
    'a static Pod that refers to a ConfigMap is not run',
    [
      pod({ volumes: [{ name: 'settings', configMap: { name: 'settings' } }] }, fromFile),
      pod({}, { ...fromFile, name: 'other-node-1' }),
    ],
    {},
  ),
  feature(
    'pressure',
    'a node short of memory evicts, by rank, and never a static Pod',
    [
      pod({ containers: [container('app', { resources: { requests: { memory: '2Gi' } } })] }),
      pod({}, named('greedy')),
      pod({}, fromFile),
    ],
    { nodeBudgets: { pressures: 2 }, memoryUsed: [2 ** 30, 2 ** 31, 2 ** 32] },
  ),
  feature(
    'forgotten-eviction',
    'an eviction that could not be written before the kubelet restarted: the Pod begins anew',
    [pod({ restartPolicy: 'OnFailure' })],
    {
      podBudgets: { garbageCollections: 1 },
      nodeBudgets: { pressures: 1, partitions: 1, kubeletRestarts: 1 },
    },
  ),
];
