import { container, exec, feature, type NodeFeature, pod, tcp } from './feature.ts';

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
    'removed-containers',
    'containers are removed from the runtime behind their kubelet, running or not',
    [
      pod({
        containers: [
          container('app', { lifecycle: { postStart: exec, preStop: exec } }),
          container('helper'),
        ],
      }),
    ],
    { podBudgets: { removals: 2, exits: 1, deletions: 1 } },
  ),
  feature(
    'removed-never',
    'a container that has ended under policy Never and is removed from the runtime is started again',
    [pod({ restartPolicy: 'Never', containers: [container('app'), container('helper')] })],
    { podBudgets: { removals: 1, exits: 1 }, breaks: ['container/policy'] },
  ),
  feature(
    'removal-fails',
    'an init container of the old sandbox cannot be removed, and stands beside those of the new one',
    [
      pod({
        restartPolicy: 'OnFailure',
        initContainers: [container('first'), container('second')],
      }),
    ],
    {
      podBudgets: { sandboxDeaths: 1, failedRemovals: 1 },
      breaks: ['container/init-in-order', 'container/init-before-app'],
    },
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
