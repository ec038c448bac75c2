import type {
  DownwardAPIVolumeFile,
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimStatus,
  Volume,
  VolumeProjection,
} from '../objects/core.ts';
import { defaultPullPolicy } from './container.ts';
import { roundResourceList, roundResources } from './resources.ts';

/** 0644: what files of secret, configMap, downwardAPI and projected volumes may be read by. */
const fileMode = 0o644;
const tokenLifetimeSeconds = 3600;

const defaultItems = (items: DownwardAPIVolumeFile[] | undefined): void => {
  for (const { fieldRef } of items ?? []) if (fieldRef) fieldRef.apiVersion ||= 'v1';
};

const defaultProjection = (source: VolumeProjection): void => {
  defaultItems(source.downwardAPI?.items);
  if (source.serviceAccountToken) source.serviceAccountToken.expirationSeconds ??= tokenLifetimeSeconds;
};

/** Amounts in the status of a claim are rounded up, in place. */
export const defaultClaimStatus = (status: PersistentVolumeClaimStatus | undefined): void => {
  roundResourceList(status?.capacity);
  roundResourceList(status?.allocatedResources);
};

/** The defaults of a PersistentVolumeClaim, in place: a file system. */
export const defaultClaimSpec = (spec: PersistentVolumeClaimSpec): void => {
  spec.volumeMode ??= 'Filesystem';
  roundResources(spec.resources);
};

/** A volume without a source is an `emptyDir`. */
export const defaultVolume = (volume: Volume): void => {
  if (Object.keys(volume).every((field) => field === 'name')) volume.emptyDir = {};
  if (volume.image) volume.image.pullPolicy ||= defaultPullPolicy(volume.image.reference ?? '');
  if (volume.hostPath) volume.hostPath.type ??= '';
  if (volume.secret) volume.secret.defaultMode ??= fileMode;
  if (volume.configMap) volume.configMap.defaultMode ??= fileMode;
  if (volume.downwardAPI) volume.downwardAPI.defaultMode ??= fileMode;
  if (volume.projected) volume.projected.defaultMode ??= fileMode;
  if (volume.iscsi) volume.iscsi.iscsiInterface ||= 'default';
  const claim = volume.ephemeral?.volumeClaimTemplate;
  if (claim) {
    claim.spec ??= {};
    defaultClaimSpec(claim.spec);
  }
  defaultItems(volume.downwardAPI?.items);
  for (const source of volume.projected?.sources ?? []) defaultProjection(source);
  defaultNetworkVolume(volume);
};

const defaultNetworkVolume = ({ rbd, azureDisk, scaleIO }: Volume): void => {
  if (rbd) {
    rbd.pool ||= 'rbd';
    rbd.user ||= 'admin';
    rbd.keyring ||= '/etc/ceph/keyring';
  }
  if (azureDisk) {
    azureDisk.cachingMode ??= 'ReadWrite';
    azureDisk.fsType ??= 'ext4';
    azureDisk.readOnly ??= false;
    azureDisk.kind ??= 'Shared';
  }
  if (scaleIO) {
    scaleIO.storageMode ||= 'ThinProvisioned';
    scaleIO.fsType ||= 'xfs';
  }
};
