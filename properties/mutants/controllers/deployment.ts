import { never } from '../../../checker/system/guard.ts';
import { isWorking } from '../../../models/controllers/charts/controllerProcess.ts';
import { isThere } from '../../../models/controllers/charts/replicaSetObject.ts';
import { rolloutOf } from '../../../models/controllers/charts/rollout.ts';
import type { DeploymentMutant } from './controllersMutant.ts';

export const deploymentMutants: readonly DeploymentMutant[] = [
  {
    name: 'rolls-out-all-at-once',
    says: 'the Deployment controller gives its ReplicaSets any size, however many Pods there are then or are left',
    breaks: ['deployment/availability', 'deployment/availability-in-truth'],
    victim: { scenario: 'deployment-stuck', bounds: { lag: 'no', conflicts: 0, controllerRestarts: 0 } },
    rules: {
      scalesReplicaSet: ({ then }, { controller, template }) => ({
        when: [controller.process.is(isWorking), template.object.is(isThere)],
        then,
      }),
    },
  },
  {
    name: 'rolls-out-while-paused',
    says: 'the Deployment controller creates the ReplicaSet of a new template though the rollout is paused',
    breaks: ['deployment/revision'],
    victim: { scenario: 'deployment-paused', bounds: { lag: 'no', updates: 1 } },
    rules: {
      createsReplicaSet: ({ then }, { controller, template }) => ({
        when: [
          controller.process.is(isWorking),
          controller.seen.is((state) => rolloutOf(state)?.revision === template.id),
        ],
        then,
      }),
    },
  },
  {
    name: 'deployment-never-scales',
    says: 'the Deployment controller creates ReplicaSets, and never gives one another size',
    breaks: ['workload/heals'],
    victim: { scenario: 'deployment-rolled-out', bounds: { lag: 'no', nodeLosses: 0 } },
    rules: { scalesReplicaSet: ({ then }) => ({ when: [never], then }) },
  },
];
