import { container, exec, feature, type NodeFeature, pod, sidecar, tcp } from './feature.ts';

/** Containers of every kind. */
export const containers: readonly NodeFeature[] = [
  feature(
    'init',
    'init containers, one after the other, and again in a new sandbox',
    [pod({ restartPolicy: 'OnFailure', initContainers: [container('first'), container('second')] })],
    { podBudgets: { exits: 1, sandboxDeaths: 1 }, breaks: ['container/init-before-app'] },
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
    'sidecar-hooks',
    'preStop hooks of sidecars begin with all others, and the stop signal waits for its turn',
    [
      pod({
        restartPolicy: 'Never',
        initContainers: [sidecar('proxy', { lifecycle: { preStop: exec } }), sidecar('log')],
        containers: [container('app', { lifecycle: { preStop: exec } })],
      }),
    ],
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
    'sandbox-fails',
    'a sandbox that cannot be created, at first or after one that died, is tried again',
    [pod({ restartPolicy: 'OnFailure' })],
    { podBudgets: { failedCalls: 1, sandboxDeaths: 1, deletions: 1 } },
  ),
];
