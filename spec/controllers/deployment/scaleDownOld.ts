import type { ReplicaSet } from '../../api/objects/apps.ts';
import { type DeploymentPass, desiredReplicas } from './deploymentPass.ts';
import { activeOf, availableReplicas, byCreation, specReplicas } from './deploymentReplicaSets.ts';
import { maxUnavailableOf } from './fenceposts.ts';
import { scaleReplicaSet } from './scaleReplicaSet.ts';

/** The old ReplicaSets after some were scaled down, and by how many; undefined if a write was refused. */
type Down = { readonly old: readonly ReplicaSet[]; readonly count: number } | undefined;

/** Scales down older ReplicaSets first, each by at most what `surplusOf` says, `limit` altogether. */
const scaleDown = (
  pass: DeploymentPass,
  old: readonly ReplicaSet[],
  limit: number,
  surplusOf: (replicaSet: ReplicaSet) => number,
): Down => {
  const after: ReplicaSet[] = [];
  let count = 0;
  for (const replicaSet of old.toSorted(byCreation)) {
    const surplus = Math.min(limit - count, surplusOf(replicaSet));
    if (count >= limit || desiredReplicas(replicaSet) === 0 || surplus === 0) {
      after.push(replicaSet);
      continue;
    }
    if (surplus < 0) return undefined;
    const scaled = scaleReplicaSet(pass, replicaSet, desiredReplicas(replicaSet) - surplus);
    if (scaled.error) return undefined;
    after.push(scaled.replicaSet);
    count += surplus;
  }
  return { old: after, count };
};

const unhealthy = (replicaSet: ReplicaSet): number =>
  desiredReplicas(replicaSet) - (replicaSet.status?.availableReplicas ?? 0);

/**
 * Scales down the old ReplicaSets of a rolling update: first replicas that are not available, which would block it and which
 * nobody misses; then available ones, as far as enough are available without them. What the new ReplicaSet still lacks counts
 * as unavailable. Whether any went; a refused write ends it, and is no error of the pass.
 */
export const scaleDownOld = (
  pass: DeploymentPass,
  newReplicaSet: ReplicaSet,
  allOld: readonly ReplicaSet[],
): boolean => {
  const active = activeOf(allOld);
  if (specReplicas(active) === 0) return false;
  const minAvailable = desiredReplicas(pass.deployment) - maxUnavailableOf(pass.deployment);
  const total = specReplicas([...allOld, newReplicaSet]);
  const mayGo = total - minAvailable - unhealthy(newReplicaSet);
  if (mayGo <= 0) return false;
  const cleaned = scaleDown(pass, active, mayGo, unhealthy);
  if (!cleaned) return false;
  const spare = availableReplicas([...cleaned.old, newReplicaSet]) - minAvailable;
  const scaled = spare <= 0 ? { count: 0 } : scaleDown(pass, cleaned.old, spare, desiredReplicas);
  return scaled !== undefined && cleaned.count + scaled.count > 0;
};
