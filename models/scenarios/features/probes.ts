import { container, exec, feature, type NodeFeature, pod, tcp } from './feature.ts';

/** Probes. */
export const probes: readonly NodeFeature[] = [
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
    'readiness-gates',
    'conditions that others set decide on readiness, too',
    [
      pod({
        readinessGates: [{ conditionType: 'example.com/in-service' }],
        containers: [container('app', { readinessProbe: tcp() })],
      }),
    ],
    {
      podBudgets: { gateLosses: 1, probeFailures: 1, deletions: 1 },
      nodeBudgets: { partitions: 1 },
      lags: true,
    },
  ),
  feature(
    'liveness-grace',
    'a container that is killed for its liveness probe has the grace period of the probe, and its preStop hook first',
    [
      pod({
        restartPolicy: 'OnFailure',
        containers: [
          container('app', {
            livenessProbe: tcp({ terminationGracePeriodSeconds: 5 }),
            lifecycle: { preStop: exec },
          }),
        ],
      }),
    ],
    { podBudgets: { probeFailures: 1 } },
  ),
];
