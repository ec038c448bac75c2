import { container, feature, fromFile, type NodeFeature, named, pod } from './feature.ts';

/** Eviction. */
export const eviction: readonly NodeFeature[] = [
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
    'an eviction that could not be written before the kubelet restarted: the Pod begins again',
    [pod({ restartPolicy: 'OnFailure' })],
    {
      podBudgets: { garbageCollections: 1 },
      nodeBudgets: { pressures: 1, partitions: 1, kubeletRestarts: 1 },
    },
  ),
  feature(
    'shutdown',
    'the machine shuts down: Pods are ended by priority, critical ones last, and come to an end as Failed',
    [pod({ restartPolicy: 'OnFailure' }), pod({ priority: 2_000_000_000 }, named('critical'))],
    { nodeBudgets: { shutdowns: 1 } },
  ),
  feature(
    'shutdown-faults',
    'a shutdown that is called off, that the kubelet does not survive, or of which the API hears late',
    [pod({ restartPolicy: 'Never' })],
    {
      nodeBudgets: { shutdowns: 2, kubeletRestarts: 1, partitions: 1 },
      breaks: ['phase/reaches-the-end'],
    },
  ),
  feature(
    'taint',
    'a NoExecute taint evicts Pods that do not tolerate it, at once or after a time',
    [
      pod({ restartPolicy: 'OnFailure' }),
      pod(
        {
          restartPolicy: 'OnFailure',
          tolerations: [{ operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }],
        },
        named('tolerant'),
      ),
    ],
    { nodeBudgets: { taints: 1 } },
  ),
  feature(
    'taint-tolerated',
    'a Pod that tolerates a taint for ever stays where it is',
    [pod({ tolerations: [{ operator: 'Exists' }] })],
    { nodeBudgets: { taints: 1 }, podBudgets: { exits: 1 } },
  ),
];
