import type { ReplicaSet } from '../../api/objects/apps.ts';
import type { SyncError } from '../common/syncError.ts';
import { isComplete } from './deploymentComplete.ts';
import { type DeploymentPass, desiredReplicas, statusOf } from './deploymentPass.ts';
import { allOf, ensureNewReplicaSet } from './newReplicaSet.ts';
import { newReplicas } from './newReplicas.ts';
import { cleanUpRevisionHistory } from './revisionHistory.ts';
import { syncRolloutStatus } from './rolloutStatus.ts';
import { scaleDownOld } from './scaleDownOld.ts';
import { type Scaled, scaleReplicaSet } from './scaleReplicaSet.ts';

/** Gives the new ReplicaSet its size: at once if it is too large, else as surge allows. */
export const scaleNew = (
  pass: DeploymentPass,
  newReplicaSet: ReplicaSet,
  all: readonly ReplicaSet[],
): Scaled => {
  const { deployment } = pass;
  const desired = desiredReplicas(deployment);
  if (desiredReplicas(newReplicaSet) >= desired) return scaleReplicaSet(pass, newReplicaSet, desired);
  const count = newReplicas(deployment, all, newReplicaSet);
  return count.error ? count : scaleReplicaSet(pass, newReplicaSet, count.replicas);
};

/**
 * One step of a rolling update: the new ReplicaSet grows if it can; if not, the old ones shrink if they can; if neither, and
 * the update is complete, old revisions are cleaned up. Then the status is written.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
export const rollOut = (pass: DeploymentPass, replicaSets: readonly ReplicaSet[]): SyncError | undefined => {
  const synced = ensureNewReplicaSet(pass, replicaSets);
  if (synced.error) return synced.error;
  const { newReplicaSet, old } = synced;
  const all = allOf(synced);
  const scaled = scaleNew(pass, newReplicaSet, all);
  if (scaled.error) return scaled.error;
  const moved = scaled.scaled || scaleDownOld(pass, newReplicaSet, old);
  if (!moved && isComplete(pass.deployment, statusOf(pass.deployment))) {
    const error = cleanUpRevisionHistory(pass, old);
    if (error) return error;
  }
  return syncRolloutStatus(pass, all, newReplicaSet);
};
