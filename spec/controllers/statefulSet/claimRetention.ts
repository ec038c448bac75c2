import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { StatefulSet } from '../../api/objects/apps.ts';
import type { PersistentVolumeClaim, Pod } from '../../api/objects/core.ts';
import type { OwnerReference } from '../../api/objects/meta.ts';
import {
  type ControllerKind,
  controllerReference,
  podKind,
  statefulSetKind,
} from '../common/ownerReferences.ts';
import { isInRange } from './ordinals.ts';

type Owner = { readonly object: ApiObject; readonly kind: ControllerKind };

const ownersOf = (set: StatefulSet, pod: Pod): readonly [set: Owner, pod: Owner] => [
  { object: set, kind: statefulSetKind },
  { object: pod, kind: podKind },
];

const referencesOf = ({ metadata }: PersistentVolumeClaim): readonly OwnerReference[] =>
  metadata?.ownerReferences ?? [];

/** Whether a reference names an object by kind and name. */
const names = (reference: OwnerReference, { object, kind }: Owner): boolean =>
  reference.apiVersion === kind.apiVersion &&
  reference.kind === kind.kind &&
  reference.name === object.metadata?.name;

const isUIDOf = ({ uid }: OwnerReference, { object }: Owner): boolean => uid === (object.metadata?.uid ?? '');

/** Whether a claim has an earlier object of this name for its owner. */
const isStale = (claim: PersistentVolumeClaim, owner: Owner): boolean => {
  const reference = referencesOf(claim).find((each) => names(each, owner));
  return reference !== undefined && !isUIDOf(reference, owner);
};

/** Whether a claim belongs to an earlier Pod of this name. */
export const hasStalePod = (claim: PersistentVolumeClaim, pod: Pod): boolean =>
  isStale(claim, { object: pod, kind: podKind });

type Policy = { readonly whenDeleted: string; readonly whenScaled: string };

/** Whether claims go with the set, and with Pods that are scaled away. */
export const retentionPolicyOf = ({ spec }: StatefulSet): Policy => ({
  whenDeleted: spec?.persistentVolumeClaimRetentionPolicy?.whenDeleted ?? 'Retain',
  whenScaled: spec?.persistentVolumeClaimRetentionPolicy?.whenScaled ?? 'Retain',
});

type Wanted = { readonly set: boolean; readonly pod: boolean };

/**
 * Who is to own a claim. whenDeleted Delete: the set, so that the claim goes with it. whenScaled Delete: the Pod once it is
 * scaled away, and then nobody else.
 */
const wantedOwners = (set: StatefulSet, pod: Pod): Wanted => {
  const { whenDeleted, whenScaled } = retentionPolicyOf(set);
  const isKnown = [whenDeleted, whenScaled].every((policy) => policy === 'Retain' || policy === 'Delete');
  if (!isKnown) return { set: false, pod: false };
  const isScaledAway = whenScaled === 'Delete' && !isInRange(pod, set);
  return { set: whenDeleted === 'Delete' && !isScaledAway, pod: isScaledAway };
};

/** Whether somebody else manages the claim, or an earlier set or Pod of the same name; never with Retain for both. */
const hasOtherController = (claim: PersistentVolumeClaim, set: StatefulSet, pod: Pod): boolean => {
  const { whenDeleted, whenScaled } = retentionPolicyOf(set);
  if (whenDeleted === 'Retain' && whenScaled === 'Retain') return false;
  const owners = ownersOf(set, pod);
  return referencesOf(claim).some((reference) => {
    const named = owners.find((owner) => names(reference, owner));
    return named ? !isUIDOf(reference, named) : reference.controller === true;
  });
};

/**
 * Whether the owners of a claim are as the retention policy wants them. A claim of an earlier set or Pod of the same name is
 * left alone. One that somebody else manages is too, once set and Pod are no longer among its owners. Set and Pod own claims
 * only as controllers.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
 */
export const isOwnershipRight = (claim: PersistentVolumeClaim, set: StatefulSet, pod: Pod): boolean => {
  const [bySet, byPod] = ownersOf(set, pod);
  if (isStale(claim, bySet) || isStale(claim, byPod)) return true;
  const references = referencesOf(claim);
  const isOwnedBy = (owner: Owner): boolean => references.some((reference) => isUIDOf(reference, owner));
  if (hasOtherController(claim, set, pod)) return !isOwnedBy(bySet) && !isOwnedBy(byPod);
  const isOurs = (reference: OwnerReference): boolean =>
    isUIDOf(reference, bySet) || isUIDOf(reference, byPod);
  if (references.some((reference) => isOurs(reference) && reference.controller !== true)) return false;
  const wanted = wantedOwners(set, pod);
  return isOwnedBy(bySet) === wanted.set && isOwnedBy(byPod) === wanted.pod;
};

/** The claim with the owners that the retention policy wants. */
export const withRightOwners = (
  claim: PersistentVolumeClaim,
  set: StatefulSet,
  pod: Pod,
): PersistentVolumeClaim => {
  const owners = ownersOf(set, pod);
  const others = referencesOf(claim).filter((reference) => !owners.some((owner) => names(reference, owner)));
  const wanted = hasOtherController(claim, set, pod) ? { set: false, pod: false } : wantedOwners(set, pod);
  const added = [...(wanted.pod ? [owners[1]] : []), ...(wanted.set ? [owners[0]] : [])]
    .filter((owner) => !others.some((reference) => isUIDOf(reference, owner)))
    .map(({ object, kind }) => controllerReference(object, kind));
  return { ...claim, metadata: { ...claim.metadata, ownerReferences: [...others, ...added] } };
};
