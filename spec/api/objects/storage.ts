/** The storage.k8s.io API group, v1, of Kubernetes v1.36. Made by `npm run generate:types`. */
import type { PersistentVolumeSpec, TopologySelectorTerm } from './core.ts';
import type { LabelSelector, ObjectMeta } from './meta.ts';

export type CSIDriver = {
  kind?: string;
  apiVersion?: string;
  metadata?: ObjectMeta;
  spec: CSIDriverSpec;
};

export type CSIDriverSpec = {
  attachRequired?: boolean;
  podInfoOnMount?: boolean;
  volumeLifecycleModes?: string[];
  storageCapacity?: boolean;
  fsGroupPolicy?: string;
  tokenRequests?: TokenRequest[];
  requiresRepublish?: boolean;
  seLinuxMount?: boolean;
  nodeAllocatableUpdatePeriodSeconds?: number;
  serviceAccountTokenInSecrets?: boolean;
  preventPodSchedulingIfMissing?: boolean;
};

export type CSINode = {
  kind?: string;
  apiVersion?: string;
  metadata?: ObjectMeta;
  spec: CSINodeSpec;
};

export type CSINodeDriver = {
  name: string;
  nodeID: string;
  topologyKeys?: string[];
  allocatable?: VolumeNodeResources;
};

export type CSINodeSpec = {
  drivers: CSINodeDriver[];
};

export type CSIStorageCapacity = {
  kind?: string;
  apiVersion?: string;
  metadata?: ObjectMeta;
  nodeTopology?: LabelSelector;
  storageClassName: string;
  capacity?: string;
  maximumVolumeSize?: string;
};

export type StorageClass = {
  kind?: 'StorageClass';
  apiVersion?: 'storage.k8s.io/v1';
  metadata?: ObjectMeta;
  provisioner: string;
  parameters?: { [name: string]: string };
  reclaimPolicy?: string;
  mountOptions?: string[];
  allowVolumeExpansion?: boolean;
  volumeBindingMode?: string;
  allowedTopologies?: TopologySelectorTerm[];
};

export type TokenRequest = {
  audience: string;
  expirationSeconds?: number;
};

export type VolumeAttachment = {
  kind?: string;
  apiVersion?: string;
  metadata?: ObjectMeta;
  spec: VolumeAttachmentSpec;
  status?: VolumeAttachmentStatus;
};

export type VolumeAttachmentSource = {
  persistentVolumeName?: string;
  inlineVolumeSpec?: PersistentVolumeSpec;
};

export type VolumeAttachmentSpec = {
  attacher: string;
  source: VolumeAttachmentSource;
  nodeName: string;
};

export type VolumeAttachmentStatus = {
  attached: boolean;
  attachmentMetadata?: { [name: string]: string };
  attachError?: VolumeError;
  detachError?: VolumeError;
};

export type VolumeError = {
  time?: string;
  message?: string;
  errorCode?: number;
};

export type VolumeNodeResources = {
  count?: number;
};
