import { adoptionRefusal, type LiveOwner } from '../../../spec/controllers/common/controllerRefManager.ts';
import type { ReplicaSetWrite } from './replicaSetWrites.ts';
import { type ReplicaSetQuestion, replicaSetObject, replicaSetWrites } from './replicaSetWrites.ts';
import { askedOnce } from './seenObjects.ts';

/** A write of a pass over an owner that claims Pods, or the read past its cache that comes before the first adoption. */
export type ClaimWrite = ReplicaSetWrite | { readonly kind: 'recheck' };

/**
 * The writes of one pass over an owner, as `syncReplicaSet` decides them where the API server accepts each. Before the first
 * adoption of a pass the owner is read once more, past the cache (`RecheckDeletionTimestamp`): that is a step of its own.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions
 */
export const claimWrites = askedOnce((question: ReplicaSetQuestion): readonly ClaimWrite[] => {
  const writes = replicaSetWrites(question);
  const first = writes.findIndex(({ kind }) => kind === 'adoptPod');
  return first === -1 ? writes : [...writes.slice(0, first), { kind: 'recheck' }, ...writes.slice(first)];
});

/**
 * The write that comes after so many of a pass; undefined: none. What the owner expects keeps it from creating and deleting, but
 * not from claiming. It claims first, so that up to there all that it expects is from passes before; after that it is from this one.
 */
export const nextClaimWrite = (question: ReplicaSetQuestion, done: number): ClaimWrite | undefined => {
  const claims = claimWrites({ ...question, expects: true }).length;
  return claimWrites({ ...question, expects: question.expects && done <= claims })[done];
};

/** An owner as it is in the API: which UID, and whether it is being deleted; undefined: none is there. */
export type LiveAdopter = { readonly uid: number; readonly beingDeleted: boolean } | undefined;

/** Whether an owner of this UID that is read so, past the cache, may adopt. */
export const mayAdopt = (uid: number, live: LiveAdopter): boolean =>
  adoptionRefusal(ownerObject(uid, false), liveRead(live)) === undefined;

const liveRead = (live: LiveAdopter): LiveOwner => {
  if (live === undefined) return { found: false, error: { reason: 'NotFound', message: 'not found' } };
  const { uid = '', deletionTimestamp } = ownerObject(live.uid, live.beingDeleted).metadata ?? {};
  return { found: true, uid, ...(deletionTimestamp && { deletionTimestamp }) };
};

const ownerObject = (id: number, beingDeleted: boolean) =>
  replicaSetObject({ id, selects: {}, ...(beingDeleted && { beingDeleted }) }, 0);
