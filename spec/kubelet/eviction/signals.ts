import type { PressureCondition } from '../admission/nodePressure.ts';
import type { Starved } from './rank.ts';
import type { FilesystemUse } from './usage.ts';

/**
 * What the kubelet watches of its node. Operators set thresholds for all but `allocatableMemory.available`, which
 * guards what Pods together may use.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#eviction-signals
 */
export const evictionSignals = [
  'memory.available',
  'allocatableMemory.available',
  'nodefs.available',
  'nodefs.inodesFree',
  'imagefs.available',
  'imagefs.inodesFree',
  'containerfs.available',
  'containerfs.inodesFree',
  'pid.available',
] as const;

export type EvictionSignal = (typeof evictionSignals)[number];

/** The node condition that a crossed threshold sets. */
export const pressureOf = (signal: EvictionSignal): PressureCondition => {
  if (signal === 'pid.available') return 'PIDPressure';
  return signal.endsWith('emory.available') ? 'MemoryPressure' : 'DiskPressure';
};

/**
 * Where images and writable layers live: on the node's own filesystem, together on one of their own, or images
 * apart from the writable layers, which then are on the node's filesystem.
 */
export type FilesystemLayout = 'nodefs' | 'imagefs' | 'splitImagefs';

/** The uses that count against the filesystem of a disk signal. */
const usesOn = (signal: EvictionSignal, layout: FilesystemLayout): readonly FilesystemUse[] => {
  const image = signal.startsWith('imagefs');
  if (layout === 'nodefs') return ['root', 'logs', 'localVolumes'];
  if (layout === 'splitImagefs') return image ? [] : ['logs', 'localVolumes', 'root'];
  return signal.startsWith('nodefs') ? ['logs', 'localVolumes'] : ['root'];
};

/** By what Pods are ranked when the threshold of a signal is crossed. */
export const starvedBy = (signal: EvictionSignal, layout: FilesystemLayout): Starved => {
  if (signal === 'pid.available') return { resource: 'pids' };
  if (signal.endsWith('emory.available')) return { resource: 'memory' };
  const resource = signal.endsWith('.inodesFree') ? 'inodes' : 'ephemeral-storage';
  return { resource, uses: usesOn(signal, layout) };
};

/**
 * What the kubelet tries before it evicts a Pod for a disk signal, in this order: removing dead containers, removing
 * unused images.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#reclaim-node-resources
 */
export const reclaimedFirst = (
  signal: EvictionSignal,
  layout: FilesystemLayout,
): readonly ('deadContainers' | 'unusedImages')[] => {
  if (pressureOf(signal) !== 'DiskPressure') return [];
  if (layout === 'nodefs') return ['deadContainers', 'unusedImages'];
  const image = signal.startsWith('imagefs');
  if (layout === 'splitImagefs') return image ? ['unusedImages'] : ['deadContainers'];
  return signal.startsWith('nodefs') ? [] : ['deadContainers', 'unusedImages'];
};
