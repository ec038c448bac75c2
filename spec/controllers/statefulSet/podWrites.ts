import type { Pod } from '../../api/objects/core.ts';
import { syncErrorOf } from '../common/syncError.ts';
import { claimsMatchPolicy, createClaims, updateClaimOwners } from './claimWrites.ts';
import { identityMatches, withIdentity } from './podIdentity.ts';
import { storageMatches, withStorage } from './podStorage.ts';
import { type Errors, podUpdateTries, type StatefulSetPass } from './statefulSetView.ts';

/** Creates a replica, its claims first. Their owners are put right even where the Pod is refused, unless it is there. */
export const createReplica = (pass: StatefulSetPass, pod: Pod): Errors => {
  const errors = createClaims(pass, pod);
  if (errors.length > 0) return errors;
  const error = pass.calls.call({ kind: 'createPod', pod });
  if (error?.reason === 'AlreadyExists') return [syncErrorOf(error)];
  const claimErrors = updateClaimOwners(pass, pod);
  if (claimErrors.length > 0) return claimErrors;
  return error ? [syncErrorOf(error)] : [];
};

/** That a Pod is gone already is no error. */
export const deleteReplica = ({ calls }: StatefulSetPass, pod: Pod): Errors => {
  const error = calls.call({ kind: 'deletePod', name: pod.metadata?.name ?? '' });
  return error && error.reason !== 'NotFound' ? [syncErrorOf(error)] : [];
};

type Attempt = { readonly errors: Errors; readonly mayRetry: boolean };

const attemptUpdate = (pass: StatefulSetPass, pod: Pod): Attempt => {
  const { set, calls } = pass;
  const isIdentified = identityMatches(set, pod);
  const identified = isIdentified ? pod : withIdentity(set, pod);
  const isStored = storageMatches(set, identified);
  const stored = isStored ? identified : withStorage(set, identified);
  const created = isStored ? [] : createClaims(pass, stored);
  if (created.length > 0) return { errors: created, mayRetry: false };
  const isOwned = claimsMatchPolicy(pass, stored);
  const owned = isOwned ? [] : updateClaimOwners(pass, stored);
  if (owned.length > 0) return { errors: owned, mayRetry: true };
  if (isIdentified && isStored && isOwned) return { errors: [], mayRetry: false };
  const error = calls.call({ kind: 'updatePod', pod: stored });
  return { errors: error ? [syncErrorOf(error)] : [], mayRetry: true };
};

/**
 * Puts identity, storage and claims of a replica right. Where somebody else wrote the Pod or a claim meanwhile, all is done
 * again with the Pod as the cache has it.
 */
export const updateReplica = (pass: StatefulSetPass, pod: Pod): Errors => {
  let attempt = attemptUpdate(pass, pod);
  for (let tries = 1; tries < podUpdateTries; tries += 1) {
    const isConflict = attempt.mayRetry && attempt.errors.some(({ reason }) => reason === 'Conflict');
    if (!isConflict) break;
    attempt = attemptUpdate(pass, pod);
  }
  return attempt.errors;
};
