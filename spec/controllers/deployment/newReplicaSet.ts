import type { ReplicaSet } from '../../api/objects/apps.ts';
import type { SyncError } from '../common/syncError.ts';
import { createReplicaSet } from './createReplicaSet.ts';
import { conditionOfType, newCondition, withCondition } from './deploymentConditions.ts';
import {
  changeConditions,
  type DeploymentPass,
  statusOf,
  timeOf,
  tryWrite,
  withAnnotations,
  writeStatus,
} from './deploymentPass.ts';
import { siblingsOf } from './deploymentReplicaSets.ts';
import { noteRevision } from './noteRevision.ts';
import { hasProgressDeadline } from './progressDeadline.ts';
import { newReplicaSetAnnotations } from './replicaSetAnnotations.ts';
import { maxRevision, revisionAnnotation } from './revision.ts';

type Failed = { readonly error: SyncError };

/** The ReplicaSets of a Deployment after what was to be written about the new one. */
export type Ensured = {
  readonly error?: undefined;
  readonly newReplicaSet: ReplicaSet;
  readonly old: readonly ReplicaSet[];
};

/** As above, where there may be no new one. */
export type Synced =
  | Ensured
  | { readonly error?: undefined; readonly newReplicaSet: undefined; readonly old: readonly ReplicaSet[] };

type Updated = Failed | { readonly error?: undefined; readonly replicaSet: ReplicaSet };

/**
 * The new ReplicaSet gets the Deployment's annotations, the next revision and minReadySeconds; if that changes it, nothing
 * more is done about it in this step. Otherwise its revision is noted on the Deployment.
 */
const updateExisting = (pass: DeploymentPass, existing: ReplicaSet, revision: bigint): Updated => {
  const { deployment } = pass;
  const { annotations, changed } = newReplicaSetAnnotations(deployment, existing, revision);
  const minReadySeconds = deployment.spec?.minReadySeconds ?? 0;
  const replicaSet = withAnnotations(existing, annotations);
  if (changed || (existing.spec?.minReadySeconds ?? 0) !== minReadySeconds) {
    const updated = { ...replicaSet, spec: { ...replicaSet.spec, minReadySeconds } } as ReplicaSet;
    const error = tryWrite(pass, { kind: 'updateReplicaSet', replicaSet: updated });
    return error ? { error } : { replicaSet: updated };
  }
  let isNews = noteRevision(pass, annotations[revisionAnnotation] ?? '');
  if (hasProgressDeadline(deployment) && !conditionOfType(statusOf(deployment).conditions, 'Progressing')) {
    const message = `Found new replica set "${replicaSet.metadata?.name}"`;
    const found = newCondition('Progressing', 'True', ['FoundNewReplicaSet', message], timeOf(pass));
    changeConditions(pass, (conditions) => withCondition(conditions, found));
    isNews = true;
  }
  const error = isNews ? writeStatus(pass) : undefined;
  return error ? { error } : { replicaSet };
};

const nextRevision = (old: readonly ReplicaSet[]): bigint => BigInt.asIntN(64, maxRevision(old) + 1n);

/**
 * Finds the new ReplicaSet, the one with the Deployment's template, and brings it up to date. `replicaSets`: those of the
 * Deployment as the cache has them.
 */
export const syncNewReplicaSet = (
  pass: DeploymentPass,
  replicaSets: readonly ReplicaSet[],
): Failed | Synced => {
  const { newReplicaSet: existing, old } = siblingsOf(pass.deployment, replicaSets);
  if (!existing) return { newReplicaSet: undefined, old };
  const updated = updateExisting(pass, existing, nextRevision(old));
  return updated.error ? updated : { newReplicaSet: updated.replicaSet, old };
};

/** As `syncNewReplicaSet`; the new ReplicaSet is created if it is missing. */
export const ensureNewReplicaSet = (
  pass: DeploymentPass,
  replicaSets: readonly ReplicaSet[],
): Failed | Ensured => {
  const synced = syncNewReplicaSet(pass, replicaSets);
  if (synced.error || synced.newReplicaSet) return synced;
  const { old } = synced;
  const created = createReplicaSet(pass, old, nextRevision(old));
  return created.error ? created : { newReplicaSet: created.replicaSet, old };
};

/** All ReplicaSets of a Deployment, the new one last. */
export const allOf = ({ newReplicaSet, old }: Synced): readonly ReplicaSet[] =>
  newReplicaSet ? [...old, newReplicaSet] : old;
