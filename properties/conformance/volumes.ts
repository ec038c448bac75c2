import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery, fileContents, otherKinds } from './notModelled.ts';

export const volumes: ConformanceGroup = {
  name: 'volumes',
  isCore: false,
  tests: [
    {
      test: '[sig-node] ImageVolume should succeed with pod and pull policy of Always [LinuxOnly] [MinimumKubeletVersion:1.35] [Conformance]',
      heldBy: { operations: ['validate', 'imagePull'] },
      leftOut: 'the files of the image',
    },
    {
      test: '[sig-storage] ConfigMap optional updates should be reflected in volume [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] ConfigMap should be immutable if `immutable` field is set [Conformance]',
      notModelled: otherKinds,
    },
    {
      test: '[sig-storage] ConfigMap should be consumable in multiple volumes in the same pod [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] ConfigMap binary data should be reflected in volume [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] ConfigMap updates should be reflected in volume [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] ConfigMap should be consumable from pods in volume with mappings [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] ConfigMap should be consumable from pods in volume with mappings as non-root [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] ConfigMap should be consumable from pods in volume with mappings and Item mode set [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] ConfigMap should be consumable from pods in volume [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] ConfigMap should be consumable from pods in volume as non-root [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] ConfigMap should be consumable from pods in volume with defaultMode set [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Downward API volume should provide node allocatable (cpu) as default cpu limit if the limit is not set [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: "[sig-storage] Downward API volume should provide container's cpu limit [NodeConformance] [Conformance]",
      notModelled: fileContents,
    },
    {
      test: "[sig-storage] Downward API volume should provide container's cpu request [NodeConformance] [Conformance]",
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Downward API volume should set mode on item file [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Downward API volume should provide node allocatable (memory) as default memory limit if the limit is not set [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: "[sig-storage] Downward API volume should provide container's memory limit [NodeConformance] [Conformance]",
      notModelled: fileContents,
    },
    {
      test: "[sig-storage] Downward API volume should provide container's memory request [NodeConformance] [Conformance]",
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Downward API volume should provide podname only [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Downward API volume should update annotations on modification [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Downward API volume should update labels on modification [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Downward API volume should set DefaultMode on files [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes pod should support shared volumes between containers [Conformance]',
      heldBy: { laws: ['storage/survives-restart'], scenarios: ['node-volumes'] },
      leftOut: 'what one container finds of what the other wrote',
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (non-root,0644,default) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (root,0644,default) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (non-root,0666,default) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (root,0666,default) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (non-root,0777,default) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (root,0777,default) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes volume on default medium should have the correct mode [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (root,0644,tmpfs) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (non-root,0644,tmpfs) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (root,0666,tmpfs) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (non-root,0666,tmpfs) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (root,0777,tmpfs) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes should support (non-root,0777,tmpfs) [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir volumes volume on tmpfs should have the correct mode [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected combined should project all components that make up the projection API [Projection] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected configMap optional updates should be reflected in volume [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected configMap should be consumable from pods in volume with mappings [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected configMap should be consumable from pods in volume with mappings as non-root [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected configMap should be consumable from pods in volume with mappings and Item mode set [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected configMap should be consumable in multiple volumes in the same pod [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected configMap should be consumable from pods in volume as non-root [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected configMap updates should be reflected in volume [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected configMap should be consumable from pods in volume with defaultMode set [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected configMap should be consumable from pods in volume [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected downwardAPI should provide node allocatable (cpu) as default cpu limit if the limit is not set [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: "[sig-storage] Projected downwardAPI should provide container's cpu limit [NodeConformance] [Conformance]",
      notModelled: fileContents,
    },
    {
      test: "[sig-storage] Projected downwardAPI should provide container's cpu request [NodeConformance] [Conformance]",
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected downwardAPI should provide node allocatable (memory) as default memory limit if the limit is not set [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: "[sig-storage] Projected downwardAPI should provide container's memory limit [NodeConformance] [Conformance]",
      notModelled: fileContents,
    },
    {
      test: "[sig-storage] Projected downwardAPI should provide container's memory request [NodeConformance] [Conformance]",
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected downwardAPI should provide podname only [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected downwardAPI should update annotations on modification [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected downwardAPI should update labels on modification [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected downwardAPI should set DefaultMode on files [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected downwardAPI should set mode on item file [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected secret should be consumable from pods in volume as non-root with defaultMode and fsGroup set [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected secret optional updates should be reflected in volume [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected secret should be consumable from pods in volume with mappings [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected secret should be consumable in multiple volumes in a pod [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected secret should be consumable from pods in volume with mappings and Item Mode set [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected secret should be consumable from pods in volume with defaultMode set [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Projected secret should be consumable from pods in volume [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Secrets optional updates should be reflected in volume [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Secrets should be consumable from pods in volume [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Secrets should be immutable if `immutable` field is set [Conformance]',
      notModelled: otherKinds,
    },
    {
      test: '[sig-storage] Secrets should be consumable from pods in volume with mappings [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Secrets should be consumable in multiple volumes in a pod [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Secrets should be consumable from pods in volume with mappings and Item Mode set [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Secrets should be consumable from pods in volume with defaultMode set [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Secrets should be consumable from pods in volume as non-root with defaultMode and fsGroup set [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Secrets should be able to mount in a volume regardless of a different secret existing with same name in different namespace [NodeConformance] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] CSIInlineVolumes should run through the lifecycle of a CSIDriver [Conformance]',
      notModelled: apiMachinery,
    },
    {
      test: '[sig-storage] CSIInlineVolumes should support CSIVolumeSource in Pod API [Conformance]',
      heldBy: { operations: ['validate'] },
      leftOut: 'the driver',
    },
    {
      test: '[sig-storage] EmptyDir wrapper volumes should not cause race condition when used for configmaps [Serial] [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] EmptyDir wrapper volumes should not conflict [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] PersistentVolumes CSI Conformance should apply changes to a pv/pvc status [Conformance]',
      notModelled: apiMachinery,
    },
    {
      test: '[sig-storage] PersistentVolumes CSI Conformance should run through the lifecycle of a PV and a PVC [Conformance]',
      notModelled: apiMachinery,
    },
    {
      test: '[sig-storage] Subpath Atomic writer volumes should support subpaths with configmap pod [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Subpath Atomic writer volumes should support subpaths with configmap pod with mountPath of existing file [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Subpath Atomic writer volumes should support subpaths with downward pod [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Subpath Atomic writer volumes should support subpaths with projected pod [Conformance]',
      notModelled: fileContents,
    },
    {
      test: '[sig-storage] Subpath Atomic writer volumes should support subpaths with secret pod [Conformance]',
      notModelled: fileContents,
    },
  ],
};
