import type { PersistentVolume, PersistentVolumeClaim } from '../api/objects/core.ts';
import type {
  CSIDriver,
  CSINode,
  CSIStorageCapacity,
  StorageClass,
  VolumeAttachment,
} from '../api/objects/storage.ts';

/** The storage of a cluster, as far as scheduling looks at it. */
export type Storage = {
  /** by namespace and name, `default/data` */
  readonly claims: ReadonlyMap<string, PersistentVolumeClaim>;
  readonly volumes: ReadonlyMap<string, PersistentVolume>;
  readonly classes: ReadonlyMap<string, StorageClass>;
  /** the drivers on each node, by the node's name */
  readonly csiNodes: ReadonlyMap<string, CSINode>;
  readonly csiDrivers: ReadonlyMap<string, CSIDriver>;
  readonly capacities: readonly CSIStorageCapacity[];
  readonly attachments: readonly VolumeAttachment[];
};

export type StorageObjects = {
  readonly persistentVolumeClaims?: readonly PersistentVolumeClaim[];
  readonly persistentVolumes?: readonly PersistentVolume[];
  readonly storageClasses?: readonly StorageClass[];
  readonly csiNodes?: readonly CSINode[];
  readonly csiDrivers?: readonly CSIDriver[];
  readonly csiStorageCapacities?: readonly CSIStorageCapacity[];
  readonly volumeAttachments?: readonly VolumeAttachment[];
};

type Named = { readonly metadata?: { readonly name?: string } };

const byName = <T extends Named>(objects: readonly T[] | undefined): ReadonlyMap<string, T> =>
  new Map((objects ?? []).map((object) => [object.metadata?.name ?? '', object]));

/** `default/data` */
export const claimKey = (namespace: string, name: string): string => `${namespace}/${name}`;

/** A class that does not say when volumes are bound binds them at once. */
const withBindingMode = (storageClass: StorageClass): StorageClass => ({
  ...storageClass,
  volumeBindingMode: storageClass.volumeBindingMode ?? 'Immediate',
});

/** The storage of a cluster, by name. A class that does not say when it binds volumes binds them at once. */
export const storageOf = (objects: StorageObjects): Storage => ({
  claims: new Map(
    (objects.persistentVolumeClaims ?? []).map((claim) => [
      claimKey(claim.metadata?.namespace || 'default', claim.metadata?.name ?? ''),
      claim,
    ]),
  ),
  volumes: byName(objects.persistentVolumes),
  classes: byName(objects.storageClasses?.map(withBindingMode)),
  csiNodes: byName(objects.csiNodes),
  csiDrivers: byName(objects.csiDrivers),
  capacities: objects.csiStorageCapacities ?? [],
  attachments: objects.volumeAttachments ?? [],
});

/** A cluster without storage objects. */
export const noStorage: Storage = storageOf({});
