import type { Deployment, ReplicaSet } from '../../api/objects/apps.ts';
import { ownerProblem, replicasProblem } from '../common/ownerProblem.ts';
import { otherError, type SyncError } from '../common/syncError.ts';
import { claimReplicaSets } from './claimReplicaSets.ts';
import {
  beginPass,
  type DeploymentPass,
  desiredReplicas,
  recordEvent,
  statusOf,
  writeStatus,
} from './deploymentPass.ts';
import { activeOf } from './deploymentReplicaSets.ts';
import { syncStatus } from './deploymentStatus.ts';
import type { DeploymentSync, DeploymentView } from './deploymentView.ts';
import { allOf, syncNewReplicaSet } from './newReplicaSet.ts';
import { syncPausedCondition } from './pausedCondition.ts';
import { scaleProportionally } from './proportionalScaling.ts';
import { recreate } from './recreate.ts';
import { notedDesiredReplicas } from './replicaSetAnnotations.ts';
import { cleanUpRevisionHistory } from './revisionHistory.ts';
import { rollBack } from './rollback.ts';
import { rollbackRevision } from './rollbackTo.ts';
import { rollOut } from './rollingUpdate.ts';

type Errors = readonly SyncError[];
const errorsOf = (error: SyncError | undefined): Errors => (error ? [error] : []);

/** A Deployment that is being deleted: only its status is written. */
const syncStatusOnly = (pass: DeploymentPass, replicaSets: readonly ReplicaSet[]): SyncError | undefined => {
  const synced = syncNewReplicaSet(pass, replicaSets);
  return synced.error ?? syncStatus(pass, allOf(synced), synced.newReplicaSet);
};

/** A Deployment that is paused or was scaled: its ReplicaSets change in size only, no template is rolled out. */
const syncScale = (pass: DeploymentPass, replicaSets: readonly ReplicaSet[]): SyncError | undefined => {
  const synced = syncNewReplicaSet(pass, replicaSets);
  if (synced.error) return synced.error;
  const error = scaleProportionally(pass, synced);
  if (error) return error;
  const { deployment } = pass;
  const cleansUp = deployment.spec?.paused === true && rollbackRevision(deployment) === undefined;
  const failed = cleansUp ? cleanUpRevisionHistory(pass, synced.old.toReversed()) : undefined;
  return failed ?? syncStatus(pass, allOf(synced), synced.newReplicaSet);
};

/** Whether the Deployment was scaled since it last wrote one of its active ReplicaSets. */
const isScalingEvent = (pass: DeploymentPass, replicaSets: readonly ReplicaSet[]): boolean | SyncError => {
  const synced = syncNewReplicaSet(pass, replicaSets);
  if (synced.error) return synced.error;
  const desired = desiredReplicas(pass.deployment);
  return activeOf(allOf(synced)).some(
    (replicaSet) => (notedDesiredReplicas(replicaSet) ?? desired) !== desired,
  );
};

const step = (pass: DeploymentPass, replicaSets: readonly ReplicaSet[]): SyncError | undefined => {
  const { metadata, spec } = pass.deployment;
  if (metadata?.deletionTimestamp) return syncStatusOnly(pass, replicaSets);
  const pausing = syncPausedCondition(pass);
  if (pausing) return pausing;
  if (spec?.paused) return syncScale(pass, replicaSets);
  const rollbackTo = rollbackRevision(pass.deployment);
  if (rollbackTo !== undefined) return rollBack(pass, replicaSets, rollbackTo);
  const scales = isScalingEvent(pass, replicaSets);
  if (typeof scales !== 'boolean') return scales;
  if (scales) return syncScale(pass, replicaSets);
  if (spec?.strategy?.type === 'Recreate') return recreate(pass, replicaSets);
  if (spec?.strategy?.type === 'RollingUpdate') return rollOut(pass, replicaSets);
  return otherError(`unexpected deployment strategy type: ${spec?.strategy?.type}`);
};

const selectsEverything = ({ spec }: Deployment): boolean =>
  spec?.selector !== undefined &&
  spec.selector.matchLabels === undefined &&
  spec.selector.matchExpressions === undefined;

/** A Deployment that selects all Pods is left alone, but for a warning and the generation. */
const warnOfSelector = (pass: DeploymentPass): Errors => {
  const message = 'This deployment is selecting all pods. A non-empty selector is required.';
  recordEvent(pass, 'Warning', 'SelectingAll', message);
  const generation = pass.deployment.metadata?.generation ?? 0;
  const status = statusOf(pass.deployment);
  if ((status.observedGeneration ?? 0) < generation) {
    pass.deployment = { ...pass.deployment, status: { ...status, observedGeneration: generation } };
    writeStatus(pass);
  }
  return [];
};

const decide = (pass: DeploymentPass): Errors => {
  if (selectsEverything(pass.deployment)) return warnOfSelector(pass);
  const { claimed, errors } = claimReplicaSets(pass);
  return errors.length > 0 ? errors : errorsOf(step(pass, claimed));
};

/**
 * A Deployment rolls out its Pod template by ReplicaSets, one for each template it ever had. One pass over one Deployment:
 *
 * 1. ReplicaSets are claimed: those that match the selector and that nobody controls are adopted, own ones that no longer
 *    match are released.
 * 2. While it is being deleted only the status is written. That it is paused or resumed is noted.
 * 3. Paused, or scaled since the last pass: its ReplicaSets change in proportion.
 * 4. A roll-back that was asked for puts an older template in place.
 * 5. Otherwise one step of the strategy is taken: the new ReplicaSet is found, brought up to date or created, and grows while
 *    the others shrink.
 * 6. The status is written, often twice in a pass: conditions and revision first, counts last.
 *
 * An owner without namespace, name or UID, and replicas that are no count, are a problem.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export const syncDeployment = (view: DeploymentView): DeploymentSync => {
  const problem = ownerProblem(view.deployment) ?? replicasProblem(view.deployment);
  if (problem) return { kind: 'invalid', problem };
  const pass = beginPass(view);
  const errors = decide(pass);
  const { calls, events, requeueAfterMs, requeueRateLimited } = pass;
  return {
    kind: 'synced',
    tried: calls.tried,
    errors,
    events,
    ...(requeueAfterMs === undefined ? {} : { requeueAfterMs }),
    ...(requeueRateLimited ? { requeueRateLimited } : {}),
  };
};
