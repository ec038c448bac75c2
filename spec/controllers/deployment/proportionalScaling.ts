import type { Deployment, ReplicaSet } from '../../api/objects/apps.ts';
import { int64Of } from '../common/int64Text.ts';
import type { SyncError } from '../common/syncError.ts';
import { annotationsOf, type DeploymentPass, desiredReplicas, statusOf } from './deploymentPass.ts';
import { activeOf, byCreation, specReplicas } from './deploymentReplicaSets.ts';
import { isRollingUpdate, maxReplicasOf } from './fenceposts.ts';
import { desiredReplicasAnnotation, notedMaxReplicas } from './replicaSetAnnotations.ts';
import { scaleReplicaSet } from './scaleReplicaSet.ts';

type ReplicaSets = { readonly newReplicaSet: ReplicaSet | undefined; readonly old: readonly ReplicaSet[] };

/** The only ReplicaSet that has Pods, or where none has any, the newest one; undefined where several have. */
const activeOrLatest = ({ newReplicaSet, old }: ReplicaSets): ReplicaSet | undefined => {
  const all = newReplicaSet ? [...old, newReplicaSet] : old;
  const active = activeOf(all);
  if (active.length === 0) return newReplicaSet ?? old.toSorted(byCreation).at(-1);
  return active.length === 1 ? active[0] : undefined;
};

/** Whether the new ReplicaSet has all replicas that are asked for, available, and was told so. */
const isSaturated = (deployment: Deployment, replicaSet: ReplicaSet | undefined): boolean => {
  if (!replicaSet) return false;
  const desired = desiredReplicas(deployment);
  const noted = int64Of(annotationsOf(replicaSet)[desiredReplicasAnnotation]);
  return (
    noted !== undefined &&
    Number(BigInt.asIntN(32, noted)) === desired &&
    desiredReplicas(replicaSet) === desired &&
    (replicaSet.status?.availableReplicas ?? 0) === desired
  );
};

/** Halves away from zero, in 32 bits. */
const roundToInt32 = (value: number): number => Math.trunc(value < 0 ? value - 0.5 : value + 0.5) | 0;

/**
 * By how much a ReplicaSet grows or shrinks if it keeps its share of all that the Deployment may have, before and now. What
 * it might have before is noted on the ReplicaSet; where it is not, it is what it has.
 */
const shareOf = (deployment: Deployment, replicaSet: ReplicaSet): number => {
  const replicas = desiredReplicas(replicaSet);
  if (desiredReplicas(deployment) === 0) return -replicas;
  const before = notedMaxReplicas(replicaSet) || (statusOf(deployment).replicas ?? 0);
  if (before === 0) return 0;
  return roundToInt32(Math.imul(replicas, maxReplicasOf(deployment)) / before) - replicas;
};

const largerFirst = (a: ReplicaSet, b: ReplicaSet): number => desiredReplicas(b) - desiredReplicas(a);

/** New sizes in proportion to the old ones, larger ReplicaSets first; what is left over goes to the first. */
const proportionalSizes = (
  deployment: Deployment,
  active: readonly ReplicaSet[],
  toAdd: number,
): readonly number[] => {
  let added = 0;
  const sizes = active.map((replicaSet) => {
    const left = toAdd - added;
    if (left === 0) return desiredReplicas(replicaSet);
    const share = shareOf(deployment, replicaSet);
    const change = toAdd > 0 ? Math.min(share, left) : Math.max(share, left);
    added += change;
    return desiredReplicas(replicaSet) + change;
  });
  return sizes.map((size, index) => (index === 0 && toAdd !== 0 ? Math.max(0, size + toAdd - added) : size));
};

/** Newer ones first where more are to be added, older ones first where some are to go. */
const scalingOrder = (active: readonly ReplicaSet[], toAdd: number): readonly ReplicaSet[] => {
  if (toAdd === 0) return active;
  return active.toSorted((a, b) => largerFirst(a, b) || (toAdd > 0 ? byCreation(b, a) : byCreation(a, b)));
};

/**
 * Scales the ReplicaSets of a Deployment that was scaled or is paused. One that alone has Pods gets them all. If the new one
 * has all that is asked for, the old ones go. In the midst of a rolling update all grow or shrink in proportion, which
 * spreads the risk.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#proportional-scaling
 */
export const scaleProportionally = (
  pass: DeploymentPass,
  replicaSets: ReplicaSets,
): SyncError | undefined => {
  const { deployment } = pass;
  const desired = desiredReplicas(deployment);
  const only = activeOrLatest(replicaSets);
  if (only) return scaleReplicaSet(pass, only, desired).error;
  const { newReplicaSet, old } = replicaSets;
  const newestFirst = old.toSorted((a, b) => byCreation(b, a));
  if (isSaturated(deployment, newReplicaSet)) {
    for (const replicaSet of activeOf(newestFirst)) {
      const { error } = scaleReplicaSet(pass, replicaSet, 0);
      if (error) return error;
    }
    return undefined;
  }
  if (!isRollingUpdate(deployment)) return undefined;
  const active = activeOf(newReplicaSet ? [...newestFirst, newReplicaSet] : newestFirst);
  const toAdd = (desired > 0 ? maxReplicasOf(deployment) : 0) - specReplicas(active);
  const ordered = scalingOrder(active, toAdd);
  const sizes = proportionalSizes(deployment, ordered, toAdd);
  for (const [index, replicaSet] of ordered.entries()) {
    const { error } = scaleReplicaSet(pass, replicaSet, sizes[index] ?? 0, true);
    if (error) return error;
  }
  return undefined;
};
