import type { PersistentVolume, PersistentVolumeClaim, Volume } from '../api/objects/core.ts';
import { classOfClaim } from './claims.ts';
import type { Storage } from './storage.ts';

/**
 * What counts against the number of volumes that a CSI driver can attach to a node.
 * https://kubernetes.io/docs/concepts/storage/storage-limits/
 * https://kubernetes.io/docs/concepts/storage/volumes/#csi-migration
 */
export type CsiVolume = {
  readonly driver: string;
  /** the same for every use of the volume */
  readonly handle: string;
};

/** The CSI drivers that took over from volume plugins inside Kubernetes, by the plugin's name. */
const migratedPlugins: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/aws-ebs', 'ebs.csi.aws.com'],
  ['kubernetes.io/gce-pd', 'pd.csi.storage.gke.io'],
  ['kubernetes.io/azure-disk', 'disk.csi.azure.com'],
  ['kubernetes.io/cinder', 'cinder.csi.openstack.org'],
  ['kubernetes.io/portworx-volume', 'pxd.portworx.com'],
]);

type Sources = Pick<Volume, 'awsElasticBlockStore' | 'gcePersistentDisk' | 'azureDisk' | 'portworxVolume'> & {
  readonly cinder?: { readonly volumeID: string };
};

const migrated = (plugin: string, handle: string): CsiVolume => ({
  driver: migratedPlugins.get(plugin) ?? '',
  handle,
});

/** A volume of one of the former plugins, as its CSI driver has it. */
const migratedVolume = (sources: Sources): CsiVolume | undefined => {
  const { awsElasticBlockStore, gcePersistentDisk, azureDisk, cinder, portworxVolume } = sources;
  if (awsElasticBlockStore) return migrated('kubernetes.io/aws-ebs', awsElasticBlockStore.volumeID);
  if (gcePersistentDisk) return migrated('kubernetes.io/gce-pd', gcePersistentDisk.pdName);
  if (azureDisk) return migrated('kubernetes.io/azure-disk', azureDisk.diskURI);
  if (cinder) return migrated('kubernetes.io/cinder', cinder.volumeID);
  if (portworxVolume) return migrated('kubernetes.io/portworx-volume', portworxVolume.volumeID);
  return undefined;
};

/** A volume that a Pod names without a claim; only migrated plugins attach such volumes. */
export const csiVolumeOfInline = (volume: Volume): CsiVolume | undefined => migratedVolume(volume);

const ofPersistentVolume = ({ spec }: PersistentVolume): CsiVolume | undefined => {
  if (spec?.csi) return { driver: spec.csi.driver, handle: spec.csi.volumeHandle };
  return spec ? migratedVolume(spec as Sources) : undefined;
};

/** A volume that is still to be made counts for the driver of its class, under the claim's name. */
const ofClass = (claim: PersistentVolumeClaim, storage: Storage): CsiVolume | undefined => {
  const provisioner = storage.classes.get(classOfClaim(claim))?.provisioner;
  if (!provisioner) return undefined;
  const handle = `claim ${claim.metadata?.namespace ?? ''}/${claim.metadata?.name ?? ''}`;
  return { driver: migratedPlugins.get(provisioner) ?? provisioner, handle };
};

/** What a claim counts as; undefined if it counts for no driver. */
export const csiVolumeOfClaim = (claim: PersistentVolumeClaim, storage: Storage): CsiVolume | undefined => {
  const volume = storage.volumes.get(claim.spec?.volumeName ?? '');
  return volume === undefined ? ofClass(claim, storage) : ofPersistentVolume(volume);
};
