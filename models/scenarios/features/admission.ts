import type { Node } from '../../../spec/api/objects/core.ts';
import { container, feature, fromFile, type NodeFeature, named, pod } from './feature.ts';

const node: Node = {
  metadata: { labels: { disk: 'ssd' } },
  status: { allocatable: { cpu: '2', memory: '4Gi', pods: '10' } },
};

const withCPU = (cpu: string) => ({ containers: [container('app', { resources: { requests: { cpu } } })] });

/** What a kubelet takes, what it turns away, and what it ends for something else's sake. */
export const admission: readonly NodeFeature[] = [
  feature(
    'admission',
    'a Pod that does not fit beside those that the kubelet has taken is turned away',
    [
      pod({ restartPolicy: 'Never', ...withCPU('1500m') }),
      pod({ restartPolicy: 'Never', ...withCPU('1') }, named('other')),
    ],
    { node },
  ),
  feature(
    'admission-affinity',
    'a Pod that somebody bound to a node which it may not run on is turned away',
    [pod({ nodeSelector: { disk: 'hdd' } })],
    { node, podBudgets: { deletions: 1 }, nodeBudgets: { kubeletRestarts: 1, partitions: 1 } },
  ),
  feature(
    'admission-critical',
    'for a critical Pod another one has to go',
    [
      pod({ restartPolicy: 'Never', ...withCPU('1500m') }),
      pod({ ...withCPU('1') }, { ...fromFile, name: 'critical-node-1' }),
    ],
    { node },
  ),
];
