import type { ReplicaSet } from '../../api/objects/apps.ts';
import { controllerOf, ownedOrOrphaned } from '../common/ownerReferences.ts';
import { isPodTerminal } from '../common/podActivity.ts';
import type { SyncError } from '../common/syncError.ts';
import { isComplete } from './deploymentComplete.ts';
import { type DeploymentPass, desiredReplicas, statusOf } from './deploymentPass.ts';
import { activeOf, actualReplicas } from './deploymentReplicaSets.ts';
import { allOf, ensureNewReplicaSet, syncNewReplicaSet } from './newReplicaSet.ts';
import { cleanUpRevisionHistory } from './revisionHistory.ts';
import { syncRolloutStatus } from './rolloutStatus.ts';
import { scaleReplicaSet } from './scaleReplicaSet.ts';

/** Whether a Pod of an older ReplicaSet may still run, or one of these says that it has Pods. */
const oldPodsRun = (
  { view }: DeploymentPass,
  newReplicaSet: ReplicaSet | undefined,
  replicaSets: readonly ReplicaSet[],
  old: readonly ReplicaSet[],
): boolean => {
  if (actualReplicas(old) > 0) return true;
  return replicaSets
    .filter(({ metadata }) => newReplicaSet?.metadata?.uid !== metadata?.uid)
    .some((replicaSet) =>
      ownedOrOrphaned(view.pods, replicaSet, 'ReplicaSet').some(
        (pod) => controllerOf(pod) !== undefined && !isPodTerminal(pod),
      ),
    );
};

/** Scales all old ReplicaSets to 0: whether any was scaled, or the error. */
const scaleDownAll = (pass: DeploymentPass, old: readonly ReplicaSet[]): boolean | SyncError => {
  let any = false;
  for (const replicaSet of activeOf(old)) {
    const scaled = scaleReplicaSet(pass, replicaSet, 0);
    if (scaled.error) return scaled.error;
    any ||= scaled.scaled;
  }
  return any;
};

/**
 * One step of a Deployment that is recreated: the old ReplicaSets are scaled to 0; only when none of their Pods runs any more
 * is the new ReplicaSet created and scaled up, to all replicas at once.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment
 */
export const recreate = (pass: DeploymentPass, replicaSets: readonly ReplicaSet[]): SyncError | undefined => {
  const first = syncNewReplicaSet(pass, replicaSets);
  if (first.error) return first.error;
  const scaledDown = scaleDownAll(pass, first.old);
  if (typeof scaledDown !== 'boolean') return scaledDown;
  if (scaledDown || oldPodsRun(pass, first.newReplicaSet, replicaSets, first.old)) {
    return syncRolloutStatus(pass, allOf(first), first.newReplicaSet);
  }
  const synced = first.newReplicaSet ? first : ensureNewReplicaSet(pass, replicaSets);
  if (synced.error) return synced.error;
  const { newReplicaSet, old } = synced;
  const scaledUp = scaleReplicaSet(pass, newReplicaSet, desiredReplicas(pass.deployment));
  if (scaledUp.error) return scaledUp.error;
  if (isComplete(pass.deployment, statusOf(pass.deployment))) {
    const error = cleanUpRevisionHistory(pass, old);
    if (error) return error;
  }
  return syncRolloutStatus(pass, allOf(synced), newReplicaSet);
};
