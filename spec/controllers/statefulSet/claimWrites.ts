import type { PersistentVolumeClaim, Pod } from '../../api/objects/core.ts';
import { otherError, syncErrorOf } from '../common/syncError.ts';
import { hasStalePod, isOwnershipRight, retentionPolicyOf, withRightOwners } from './claimRetention.ts';
import { claimsOfPod, newClaim } from './podStorage.ts';
import type { Errors, StatefulSetPass } from './statefulSetView.ts';

/** The claims of a replica that the cache has. */
const knownClaims = ({ set, claims }: StatefulSetPass, pod: Pod): readonly PersistentVolumeClaim[] =>
  claimsOfPod(set, pod).flatMap(({ name }) => claims.get(name) ?? []);

/** Creates the claims of a replica that are missing. One that is being deleted is an error: the replica must wait. */
export const createClaims = ({ set, claims, calls }: StatefulSetPass, pod: Pod): Errors =>
  claimsOfPod(set, pod).flatMap((claim) => {
    const known = claims.get(claim.name);
    if (known) {
      return known.metadata?.deletionTimestamp ? [otherError(`pvc ${claim.name} is being deleted`)] : [];
    }
    const error = calls.call({ kind: 'createClaim', claim: newClaim(set, claim) });
    return error ? [syncErrorOf(error)] : [];
  });

/** Whether the claims of a Pod have the owners that the retention policy wants. */
export const claimsMatchPolicy = (pass: StatefulSetPass, pod: Pod): boolean =>
  knownClaims(pass, pod).every((claim) => isOwnershipRight(claim, pass.set, pod));

/** Gives the claims of a Pod the owners that the retention policy wants; ends at the first error. */
export const updateClaimOwners = (pass: StatefulSetPass, pod: Pod): Errors => {
  for (const claim of knownClaims(pass, pod)) {
    if (isOwnershipRight(claim, pass.set, pod)) continue;
    const error = pass.calls.call({ kind: 'updateClaim', claim: withRightOwners(claim, pass.set, pod) });
    if (error) return [syncErrorOf(error)];
  }
  return [];
};

/** Creates the claims of a Pod that waits for them, and gives those that are there their owners. */
export const ensureClaims = (pass: StatefulSetPass, pod: Pod): Errors => {
  const errors = createClaims(pass, pod);
  return errors.length > 0 ? errors : updateClaimOwners(pass, pod);
};

/**
 * Whether a replica must not be created yet: claims are deleted with the Pods that are scaled away, and one of them still
 * belongs to the Pod that had this name before.
 */
export const hasStaleClaim = (pass: StatefulSetPass, pod: Pod): boolean =>
  retentionPolicyOf(pass.set).whenScaled !== 'Retain' &&
  knownClaims(pass, pod).some((claim) => hasStalePod(claim, pod));
