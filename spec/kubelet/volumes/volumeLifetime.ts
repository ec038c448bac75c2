import type { Volume } from '../../api/objects/core.ts';

/**
 * How long what is in a volume lives:
 * - `memory`: in the Pod's memory, until the Pod ends or its node reboots;
 * - `pod`: on the node's disk, until the Pod has ended there;
 * - `podObject`: in a claim of its own, until the Pod object is deleted;
 * - `projection`: taken from the API (or from an image); it is made again wherever the Pod needs it, and ends with it;
 * - `node`: on the node, whatever becomes of the Pod;
 * - `external`: outside; it outlives Pod and node.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */
export type VolumeLifetime = 'memory' | 'pod' | 'podObject' | 'projection' | 'node' | 'external';

/**
 * How long what is in a volume lives, by its source. One without a source is an emptyDir only once it has its defaults.
 * https://kubernetes.io/docs/concepts/storage/volumes/#volume-types
 */
export const volumeLifetime = (volume: Volume): VolumeLifetime => {
  if (volume.emptyDir) return volume.emptyDir.medium === 'Memory' ? 'memory' : 'pod';
  if (volume.hostPath) return 'node';
  if (volume.ephemeral) return 'podObject';
  if (volume.configMap || volume.secret || volume.downwardAPI || volume.projected || volume.image)
    return 'projection';
  if (volume.csi || volume.gitRepo) return 'pod';
  return 'external';
};

/** What may happen around a volume, from the smallest to the largest. */
export const volumeEvents = [
  'containerRestart',
  'newSandbox',
  'nodeReboot',
  'podEnd',
  'podDeletion',
  'nodeLoss',
] as const;

export type VolumeEvent = (typeof volumeEvents)[number];

const survived: { readonly [lifetime in VolumeLifetime]: ReadonlySet<VolumeEvent> } = {
  memory: new Set(['containerRestart', 'newSandbox']),
  pod: new Set(['containerRestart', 'newSandbox', 'nodeReboot']),
  projection: new Set(['containerRestart', 'newSandbox', 'nodeReboot']),
  podObject: new Set(['containerRestart', 'newSandbox', 'nodeReboot', 'podEnd']),
  node: new Set(['containerRestart', 'newSandbox', 'nodeReboot', 'podEnd', 'podDeletion']),
  external: new Set(['containerRestart', 'newSandbox', 'nodeReboot', 'podEnd', 'podDeletion', 'nodeLoss']),
};

/**
 * Whether what is in a volume is still there for the Pod, or its successor, after the event. (What a container writes
 * beside its volumes is lost with each of its instances.)
 * https://kubernetes.io/docs/concepts/storage/volumes/#background
 */
export const volumeSurvives = (volume: Volume, event: VolumeEvent): boolean =>
  survived[volumeLifetime(volume)].has(event);
