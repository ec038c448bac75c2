import { container, feature, type NodeFeature, pod, tcp } from './feature.ts';

/** Faults of the node. */
export const faults: readonly NodeFeature[] = [
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
    {
      podBudgets: { exits: 1, deletions: 1, probeFailures: 1 },
      nodeBudgets: { kubeletRestarts: 2 },
      breaks: ['probe/startup-first'],
    },
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
    { nodeBudgets: { reboots: 1 }, breaks: ['container/init-before-app'] },
  ),
  feature(
    'reboot-startup-probe',
    'the machine reboots: the next instance has not started before its startup probe says so again',
    [
      pod({
        restartPolicy: 'Always',
        containers: [container('app', { startupProbe: tcp({ initialDelaySeconds: 5 }) })],
      }),
    ],
    { nodeBudgets: { reboots: 1 } },
  ),
  feature(
    'created-never-started',
    'a container that was created and not started stays over a reboot: under policy Never nothing is started any more',
    [pod({ restartPolicy: 'Never' })],
    { nodeBudgets: { reboots: 1 }, breaks: ['phase/reaches-the-end'] },
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
];
