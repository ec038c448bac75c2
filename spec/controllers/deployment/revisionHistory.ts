import type { ReplicaSet } from '../../api/objects/apps.ts';
import type { SyncError } from '../common/syncError.ts';
import { type DeploymentPass, desiredReplicas, tryWrite } from './deploymentPass.ts';
import { byCreation } from './deploymentReplicaSets.ts';
import { revisionOf } from './revision.ts';

/** A limit that stands for none: all revisions are kept. */
const unlimited = 2 ** 31 - 1;

const byRevision = (a: ReplicaSet, b: ReplicaSet): number => {
  const [first, second] = [revisionOf(a), revisionOf(b)];
  if (first === undefined || second === undefined || first === second) return byCreation(a, b);
  return first < second ? -1 : 1;
};

/**
 * Lowest revisions first. A revision that cannot be read is compared by age with all others, which can go in a circle, so the
 * way of sorting is part of the answer: each is moved forward past its neighbours, as upstream does for up to twelve.
 */
const sortedByRevision = (replicaSets: readonly ReplicaSet[]): ReplicaSet[] => {
  const sorted: ReplicaSet[] = [];
  for (const each of replicaSets) {
    const before = sorted.findLastIndex((other) => byRevision(each, other) >= 0);
    sorted.splice(before + 1, 0, each);
  }
  return sorted;
};

/** A ReplicaSet without Pods, and with nothing that its controller has not yet seen. */
const isUnused = (replicaSet: ReplicaSet): boolean =>
  (replicaSet.status?.replicas ?? 0) === 0 &&
  desiredReplicas(replicaSet) === 0 &&
  (replicaSet.metadata?.generation ?? 0) <= (replicaSet.status?.observedGeneration ?? 0);

/**
 * Deletes old ReplicaSets beyond revisionHistoryLimit, the lowest revisions first. One that still has Pods is passed over, and
 * none is deleted in its place. That one is gone already is no error.
 *
 * The order of `old` matters only to revisions that cannot be read: older ones come first in a rollout, last where the
 * Deployment is paused.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy
 */
export const cleanUpRevisionHistory = (
  pass: DeploymentPass,
  old: readonly ReplicaSet[],
): SyncError | undefined => {
  const limit = pass.deployment.spec?.revisionHistoryLimit;
  if (limit === undefined || limit === unlimited) return undefined;
  const kept = old.filter(({ metadata }) => !metadata?.deletionTimestamp);
  const surplus = sortedByRevision(kept).slice(0, Math.max(0, kept.length - limit));
  for (const replicaSet of surplus.filter(isUnused)) {
    const error = tryWrite(pass, { kind: 'deleteReplicaSet', name: replicaSet.metadata?.name ?? '' });
    if (error && error.reason !== 'NotFound') return error;
  }
  return undefined;
};
