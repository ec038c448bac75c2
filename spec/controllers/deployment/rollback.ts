import type { Deployment, ReplicaSet } from '../../api/objects/apps.ts';
import type { SyncError } from '../common/syncError.ts';
import {
  annotationsOf,
  type DeploymentPass,
  recordEvent,
  tryWrite,
  withAnnotations,
} from './deploymentPass.ts';
import { equalIgnoringHash, withoutHash } from './deploymentReplicaSets.ts';
import { allOf, ensureNewReplicaSet } from './newReplicaSet.ts';
import { rolledBackAnnotations } from './replicaSetAnnotations.ts';
import { lastRevision, revisionOf } from './revision.ts';
import { rollbackAnnotation } from './rollbackTo.ts';

/** Writes the Deployment without the wish for a roll-back, which is fulfilled or given up. */
const clearRollback = (pass: DeploymentPass): SyncError | undefined => {
  const { [rollbackAnnotation]: _done, ...annotations } = annotationsOf(pass.deployment);
  pass.deployment = withAnnotations(pass.deployment, annotations);
  return tryWrite(pass, { kind: 'updateDeployment', deployment: pass.deployment });
};

const giveUp = (pass: DeploymentPass, message: string): SyncError | undefined => {
  recordEvent(pass, 'Warning', 'DeploymentRollbackRevisionNotFound', message);
  return clearRollback(pass);
};

/** The Deployment with the template and the annotations of a ReplicaSet. */
const rolledBack = (deployment: Deployment, replicaSet: ReplicaSet): Deployment => {
  const template = withoutHash(replicaSet.spec?.template);
  const annotations = rolledBackAnnotations(deployment, replicaSet);
  return withAnnotations(
    { ...deployment, spec: { ...deployment.spec, template } } as Deployment,
    annotations,
  );
};

const rollBackTo = (
  pass: DeploymentPass,
  replicaSet: ReplicaSet,
  revision: bigint,
): SyncError | undefined => {
  const { deployment } = pass;
  const name = deployment.metadata?.name;
  if (equalIgnoringHash(deployment.spec?.template, replicaSet.spec?.template)) {
    const message = `The rollback revision contains the same template as current deployment "${name}"`;
    recordEvent(pass, 'Warning', 'DeploymentRollbackTemplateUnchanged', message);
    return clearRollback(pass);
  }
  pass.deployment = rolledBack(deployment, replicaSet);
  const error = clearRollback(pass);
  const message = `Rolled back deployment "${name}" to revision ${revision}`;
  if (!error) recordEvent(pass, 'Normal', 'DeploymentRollback', message);
  return error;
};

/**
 * Rolls a Deployment back to the template of a revision, 0 for the one before; the wish for it is then cleared, also where it
 * cannot be fulfilled. The revision gets a new number when the Deployment is looked at next.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-back-a-deployment
 */
export const rollBack = (
  pass: DeploymentPass,
  replicaSets: readonly ReplicaSet[],
  wanted: bigint,
): SyncError | undefined => {
  const synced = ensureNewReplicaSet(pass, replicaSets);
  if (synced.error) return synced.error;
  const all = allOf(synced);
  const revision = wanted === 0n ? lastRevision(all) : wanted;
  if (revision === 0n) return giveUp(pass, 'Unable to find last revision.');
  const found = all.find((replicaSet) => revisionOf(replicaSet) === revision);
  return found
    ? rollBackTo(pass, found, revision)
    : giveUp(pass, 'Unable to find the revision to rollback to.');
};
