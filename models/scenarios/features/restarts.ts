import { container, feature, type NodeFeature, pod } from './feature.ts';

/** Restarts. */
export const restarts: readonly NodeFeature[] = [
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
    { podBudgets: { exits: 1, sandboxDeaths: 1 }, breaks: ['phase/reaches-the-end'] },
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
  feature(
    'restart-all-left-behind',
    'all containers are restarted in place, one of which was created in an earlier sandbox and never started',
    [
      pod({
        restartPolicy: 'OnFailure',
        containers: [
          container('app', {
            restartPolicy: 'OnFailure',
            restartPolicyRules: [
              { action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [42] } },
            ],
          }),
          container('helper'),
        ],
      }),
    ],
    { podBudgets: { exits: 1, sandboxDeaths: 1 } },
  ),
];
