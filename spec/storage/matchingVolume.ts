import { compileLabelSelector, type Labels, selects } from '../api/labelSelector.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../api/objects/core.ts';
import { compareQuantities, type Quantity } from '../api/quantity.ts';
import { quantityFrom } from '../api/resources.ts';
import { classOfClaim, classOfVolume } from './claims.ts';
import { isReachable } from './volumeNodeAffinity.ts';

/** How much a claim asks for. */
export const requestedStorage = ({ spec }: PersistentVolumeClaim): Quantity =>
  quantityFrom(spec?.resources?.requests?.storage);

const capacityOf = ({ spec }: PersistentVolume): Quantity => quantityFrom(spec?.capacity?.storage);

/** Whether a volume is reserved for a claim. */
const isReservedFor = ({ spec }: PersistentVolume, { metadata }: PersistentVolumeClaim): boolean => {
  const reference = spec?.claimRef;
  return (
    reference !== undefined &&
    reference.name === metadata?.name &&
    (reference.namespace ?? '') === (metadata?.namespace ?? '') &&
    (!reference.uid || reference.uid === metadata?.uid)
  );
};

const couldHold = (volume: PersistentVolume, claim: PersistentVolumeClaim): boolean =>
  (volume.spec?.claimRef === undefined || isReservedFor(volume, claim)) &&
  compareQuantities(capacityOf(volume), requestedStorage(claim)) >= 0 &&
  (claim.spec?.volumeMode ?? 'Filesystem') === (volume.spec?.volumeMode ?? 'Filesystem') &&
  (claim.spec?.volumeAttributesClassName ?? '') === (volume.spec?.volumeAttributesClassName ?? '') &&
  !volume.metadata?.deletionTimestamp;

const isEligible = (volume: PersistentVolume, claim: PersistentVolumeClaim): boolean => {
  const selector = claim.spec?.selector ? compileLabelSelector(claim.spec.selector) : undefined;
  const isSelected =
    selector === undefined || (selector.valid && selects(selector.selector, volume.metadata?.labels ?? {}));
  const modes = new Set(volume.spec?.accessModes ?? []);
  return (
    volume.status?.phase === 'Available' &&
    isSelected &&
    classOfVolume(volume) === classOfClaim(claim) &&
    (claim.spec?.accessModes ?? []).every((mode) => modes.has(mode))
  );
};

/**
 * The volume that a claim gets on a node: the one that is reserved for it, else the smallest of those that are
 * available, large enough and fit in class, mode, access modes and labels. Undefined if there is none.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 * https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode
 */
export const matchingVolume = (
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  labels: Labels,
): PersistentVolume | undefined => {
  const possible = volumes.filter((volume) => couldHold(volume, claim));
  const reserved = possible.find((volume) => isReservedFor(volume, claim));
  if (reserved !== undefined) return isReachable(reserved, labels) ? reserved : undefined;
  let smallest: PersistentVolume | undefined;
  for (const volume of possible) {
    if (!isEligible(volume, claim) || !isReachable(volume, labels)) continue;
    if (smallest === undefined || compareQuantities(capacityOf(smallest), capacityOf(volume)) > 0)
      smallest = volume;
  }
  return smallest;
};
