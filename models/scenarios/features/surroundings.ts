import { container, feature, type NodeFeature, named, pod } from './feature.ts';

/** Volumes and the network. */
export const surroundings: readonly NodeFeature[] = [
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
  feature(
    'ports',
    'two containers of a Pod want one port: the first has it, the other one ends, again and again',
    [
      pod({
        containers: [
          container('app', { ports: [{ containerPort: 80 }] }),
          container('other', { ports: [{ containerPort: 80 }] }),
        ],
      }),
    ],
    { podBudgets: { exits: 1 } },
  ),
];
