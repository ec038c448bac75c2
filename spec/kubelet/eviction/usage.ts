import type { Volume } from '../../api/objects/core.ts';
import type { BoundPod } from '../boundPod.ts';

/**
 * What one container uses, in bytes and inodes: memory, its writable layer (root), its logs. What is not known counts
 * as zero.
 */
export type ContainerUsage = {
  readonly name: string;
  readonly memoryWorkingSet?: number | undefined;
  readonly rootfsUsed?: number | undefined;
  readonly logsUsed?: number | undefined;
  readonly rootfsInodes?: number | undefined;
  readonly logsInodes?: number | undefined;
};

export type VolumeUsage = { readonly name: string; readonly used: number; readonly inodes: number };

/** What a Pod uses, as the kubelet's summary API tells: bytes, inodes and processes. What is not known counts as zero. */
export type PodUsage = {
  readonly memoryWorkingSet?: number | undefined;
  readonly processes?: number | undefined;
  readonly containers: readonly ContainerUsage[];
  readonly volumes: readonly VolumeUsage[];
};

/** A candidate for eviction; the kubelet may have no statistics of it. */
export type Candidate = { readonly pod: BoundPod; readonly usage?: PodUsage | undefined };

/** The filesystem uses that count against one filesystem of the node. */
export type FilesystemUse = 'root' | 'logs' | 'localVolumes';

export type DiskResource = 'ephemeral-storage' | 'inodes';

/** Volumes that live on the node's own disk. */
const isLocal = (volume: Volume): boolean =>
  Boolean(volume.hostPath ?? volume.gitRepo ?? volume.configMap) ||
  (volume.emptyDir !== undefined && !volume.emptyDir.medium);

/** Bytes or inodes that a Pod uses of a filesystem that holds these uses. */
export const diskUsage = (
  pod: BoundPod,
  usage: PodUsage,
  uses: readonly FilesystemUse[],
  resource: DiskResource,
): number => {
  const bytes = resource === 'ephemeral-storage';
  const ofContainers = usage.containers.reduce((sum, container) => {
    const root = bytes ? container.rootfsUsed : container.rootfsInodes;
    const logs = bytes ? container.logsUsed : container.logsInodes;
    return sum + (uses.includes('root') ? (root ?? 0) : 0) + (uses.includes('logs') ? (logs ?? 0) : 0);
  }, 0);
  if (!uses.includes('localVolumes')) return ofContainers;

  return (pod.spec.volumes ?? []).filter(isLocal).reduce((sum, { name }) => {
    const volume = usage.volumes.find((each) => each.name === name);
    return sum + ((bytes ? volume?.used : volume?.inodes) ?? 0);
  }, ofContainers);
};
