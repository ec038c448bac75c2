import type { Container, Node, Pod, PodSpec } from '../../../spec/api/objects/core.ts';
import { container, feature, type NodeFeature, named, pod } from './feature.ts';

const node: Node = { status: { allocatable: { cpu: '2', memory: '4Gi', pods: '10' } } };

const withCPU = (
  cpu: string,
  fields: Partial<Container> = {},
  spec: Partial<PodSpec> = {},
  metadata: Pod['metadata'] = {},
): Pod =>
  pod({ containers: [container('app', { resources: { requests: { cpu } }, ...fields })], ...spec }, metadata);

const restarted = { resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] };
const pinned = (cpu: string): Pod =>
  withCPU(cpu, { resources: { requests: { cpu, memory: '1Gi' }, limits: { cpu, memory: '1Gi' } } });

/** Pods whose resources change while they run. */
export const resizes: readonly NodeFeature[] = [
  feature('resize', 'a resize is granted and applied to the running container', [withCPU('500m')], {
    node,
    resized: [withCPU('1')],
    podBudgets: { resizes: 2, exits: 1 },
    nodeBudgets: { kubeletRestarts: 1 },
  }),
  feature(
    'resize-restart',
    'a resize that restarts the container, as its resizePolicy says, beside one that does not',
    [
      pod({
        containers: [
          container('app', { resources: { requests: { cpu: '500m' } }, ...restarted }),
          container('helper', { resources: { requests: { cpu: '500m' } } }),
        ],
      }),
    ],
    {
      node,
      resized: [
        pod({
          containers: [
            container('app', { resources: { requests: { cpu: '1' } }, ...restarted }),
            container('helper', { resources: { requests: { cpu: '250m' } } }),
          ],
        }),
      ],
      podBudgets: { resizes: 1, deletions: 1 },
    },
  ),
  feature(
    'resize-deferred',
    'a resize waits until there is room for it',
    [withCPU('1'), withCPU('1', {}, { restartPolicy: 'Never' }, named('other'))],
    { node, resized: [withCPU('1500m')], podBudgets: { resizes: 2 }, nodeBudgets: { kubeletRestarts: 1 } },
  ),
  feature(
    'resize-order',
    'of two resizes that wait the one of the higher priority is tried first',
    [
      withCPU('500m', {}, { restartPolicy: 'Never' }),
      withCPU('500m', {}, { restartPolicy: 'Never', priority: 1000 }, named('important')),
    ],
    {
      node,
      resized: [
        withCPU('1200m', {}, { restartPolicy: 'Never' }),
        withCPU('1200m', {}, { restartPolicy: 'Never', priority: 1000 }, named('important')),
      ],
      podBudgets: { resizes: 1 },
    },
  ),
  feature('resize-infeasible', 'a container with CPUs of its own cannot be resized', [pinned('1')], {
    node,
    staticCPUManager: true,
    resized: [pinned('2')],
    podBudgets: { resizes: 2 },
    nodeBudgets: { kubeletRestarts: 1 },
  }),
];
