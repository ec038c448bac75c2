import { deepEqual } from '../../api/deepEqual.ts';
import type { DeploymentStatus, ReplicaSet } from '../../api/objects/apps.ts';
import type { SyncError } from '../common/syncError.ts';
import { newCondition, withCondition } from './deploymentConditions.ts';
import { type DeploymentPass, desiredReplicas, statusOf, timeOf, writeStatus } from './deploymentPass.ts';
import {
  actualReplicas,
  availableReplicas,
  readyReplicas,
  specReplicas,
  terminatingReplicas,
} from './deploymentReplicaSets.ts';
import { maxUnavailableOf } from './fenceposts.ts';

const enough = ['MinimumReplicasAvailable', 'Deployment has minimum availability.'] as const;
const tooFew = ['MinimumReplicasUnavailable', 'Deployment does not have minimum availability.'] as const;

/**
 * The status of a Deployment with these ReplicaSets: what they have altogether, and whether enough of it is available. What
 * is unavailable counts against what the ReplicaSets are to have.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 */
export const deploymentStatus = (
  pass: DeploymentPass,
  all: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet | undefined,
): DeploymentStatus => {
  const { deployment, view } = pass;
  const { collisionCount, conditions } = statusOf(deployment);
  const available = availableReplicas(all);
  const isEnough = available >= desiredReplicas(deployment) - maxUnavailableOf(deployment);
  const availability = isEnough
    ? newCondition('Available', 'True', enough, timeOf(pass))
    : newCondition('Available', 'False', tooFew, timeOf(pass));
  const terminating = view.version.features.DeploymentReplicaSetTerminatingReplicas
    ? terminatingReplicas(all)
    : undefined;
  return {
    observedGeneration: deployment.metadata?.generation ?? 0,
    replicas: actualReplicas(all),
    updatedReplicas: newReplicaSet?.status?.replicas ?? 0,
    readyReplicas: readyReplicas(all),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, specReplicas(all) - available),
    ...(terminating === undefined ? {} : { terminatingReplicas: terminating }),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    conditions: [...withCondition(conditions ?? [], availability)],
  };
};

const counts = [
  'observedGeneration',
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'unavailableReplicas',
] as const;

/** Whether two statuses say the same. */
export const sameStatus = (a: DeploymentStatus, b: DeploymentStatus): boolean =>
  counts.every((count) => (a[count] ?? 0) === (b[count] ?? 0)) &&
  a.terminatingReplicas === b.terminatingReplicas &&
  a.collisionCount === b.collisionCount &&
  deepEqual(a.conditions ?? [], b.conditions ?? []);

/** Writes the status if it says something new, without judging progress. */
export const syncStatus = (
  pass: DeploymentPass,
  all: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet | undefined,
): SyncError | undefined => {
  const status = deploymentStatus(pass, all, newReplicaSet);
  if (sameStatus(statusOf(pass.deployment), status)) return undefined;
  pass.deployment = { ...pass.deployment, status };
  return writeStatus(pass);
};
