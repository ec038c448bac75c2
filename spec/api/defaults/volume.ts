import type {
  DownwardAPIVolumeFile,
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimStatus,
  Volume,
  VolumeProjection,
} from '../objects/core.ts';
import { uniformVolume } from '../uniform.ts';
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
  const given = uniformVolume(volume);
  const { image, hostPath, secret, configMap, downwardAPI, projected, iscsi, ephemeral } = given;
  if (Object.keys(volume).every((field) => field === 'name')) volume.emptyDir = {};
  if (image) image.pullPolicy ||= defaultPullPolicy(image.reference ?? '');
  if (hostPath) hostPath.type ??= '';
  if (secret) secret.defaultMode ??= fileMode;
  if (configMap) configMap.defaultMode ??= fileMode;
  if (downwardAPI) downwardAPI.defaultMode ??= fileMode;
  if (projected) projected.defaultMode ??= fileMode;
  if (iscsi) iscsi.iscsiInterface ||= 'default';
  const claim = ephemeral?.volumeClaimTemplate;
  if (claim) {
    claim.spec ??= {};
    defaultClaimSpec(claim.spec);
  }
  defaultItems(downwardAPI?.items);
  for (const source of projected?.sources ?? []) defaultProjection(source);
  defaultNetworkVolume(given);
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
