import { compileLabelSelector, type Labels, satisfiesRequirement, selects } from '../api/labelSelector.ts';
import type { PersistentVolumeClaim } from '../api/objects/core.ts';
import type { CSIStorageCapacity, StorageClass } from '../api/objects/storage.ts';
import { compareQuantities } from '../api/quantity.ts';
import { quantityFrom } from '../api/resources.ts';
import { requestedStorage } from './matchingVolume.ts';
import type { Storage } from './storage.ts';

/** The class makes no volumes by itself. */
const noProvisioner = 'kubernetes.io/no-provisioner';

/** Whether volumes of the class may be made for a node with these labels. */
const isAllowedTopology = ({ allowedTopologies }: StorageClass, labels: Labels): boolean =>
  (allowedTopologies ?? []).length === 0 ||
  (allowedTopologies ?? []).some(({ matchLabelExpressions }) => {
    const expressions = matchLabelExpressions ?? [];
    return (
      expressions.length > 0 &&
      expressions.every(({ key, values }) => satisfiesRequirement({ key, operator: 'In', values }, labels))
    );
  });

const isAccessible = ({ nodeTopology }: CSIStorageCapacity, labels: Labels): boolean => {
  if (!nodeTopology) return false;
  const selector = compileLabelSelector(nodeTopology);
  return selector.valid && selects(selector.selector, labels);
};

/** Drivers that do not report their capacity are taken to have enough. */
const hasCapacity = (
  claim: PersistentVolumeClaim,
  storageClass: StorageClass,
  labels: Labels,
  storage: Storage,
): boolean => {
  if (claim.spec?.resources?.requests?.storage === undefined) return true;
  if (storage.csiDrivers.get(storageClass.provisioner)?.spec.storageCapacity !== true) return true;
  const asked = requestedStorage(claim);
  return storage.capacities.some((capacity) => {
    const limit = capacity.maximumVolumeSize ?? capacity.capacity;
    return (
      capacity.storageClassName === storageClass.metadata?.name &&
      limit !== undefined &&
      compareQuantities(quantityFrom(limit), asked) >= 0 &&
      isAccessible(capacity, labels)
    );
  });
};

/**
 * Whether a volume for the claim can be made for a node: the class has a provisioner, allows the node's
 * topology, and its driver has enough capacity there.
 * https://kubernetes.io/docs/concepts/storage/storage-classes/#allowed-topologies
 * https://kubernetes.io/docs/concepts/storage/storage-capacity/
 */
export const canProvision = (
  claim: PersistentVolumeClaim,
  storageClass: StorageClass,
  labels: Labels,
  storage: Storage,
): 'yes' | 'no' | 'too little capacity' => {
  const { provisioner } = storageClass;
  if (!provisioner || provisioner === noProvisioner || !isAllowedTopology(storageClass, labels)) return 'no';
  return hasCapacity(claim, storageClass, labels, storage) ? 'yes' : 'too little capacity';
};
