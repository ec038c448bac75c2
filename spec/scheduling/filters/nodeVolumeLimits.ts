import type { Pod } from '../../api/objects/core.ts';
import { claimReferenceOf, isMadeFor } from '../../storage/claims.ts';
import { type CsiVolume, csiVolumeOfClaim, csiVolumeOfInline } from '../../storage/csiVolume.ts';
import { claimKey, type Storage } from '../../storage/storage.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import { type FilterPlugin, type PreFilter, type Rejection, reject, skip } from '../plugin.ts';
import type { PodInfo } from '../podInfo.ts';

/**
 * NodeVolumeLimits: with the Pod's volumes on it, the node has no more volumes attached than its CSI drivers allow.
 * https://kubernetes.io/docs/concepts/storage/storage-limits/
 */
export const nodeVolumeLimits: FilterPlugin = {
  name: 'NodeVolumeLimits',
  prepare: (pod, { storage }): PreFilter => {
    const counts = (pod.pod.spec?.volumes ?? []).some(
      (volume) => claimReferenceOf(pod.pod, volume) !== undefined || csiVolumeOfInline(volume) !== undefined,
    );
    if (!counts) return skip;
    const problem = lookUpProblem(pod, storage);
    const reason = 'node(s) exceed max volume count';
    return {
      kind: 'run',
      filter: {
        rejects: (node) =>
          problem ??
          (exceeds(pod, node, storage) ? reject('NodeVolumeLimits', 'Unschedulable', reason) : undefined),
      },
    };
  },
};

/** Drivers by volume: a volume counts once, however many Pods use it. */
type Volumes = Map<string, string>;

const noteVolume = (volumes: Volumes, volume: CsiVolume | undefined): void => {
  if (volume?.driver && volume.handle) volumes.set(`${volume.driver}/${volume.handle}`, volume.driver);
};

const lookUpProblem = (pod: PodInfo, storage: Storage): Rejection | undefined => {
  for (const volume of pod.pod.spec?.volumes ?? []) {
    const reference = claimReferenceOf(pod.pod, volume);
    if (reference === undefined) continue;
    const claim = storage.claims.get(claimKey(pod.namespace, reference.name));
    if (claim === undefined) {
      const key = `${pod.namespace}/${reference.name}`;
      const reason = `looking up PVC ${key}: persistentvolumeclaim "${reference.name}" not found`;
      return reject('NodeVolumeLimits', 'UnschedulableAndUnresolvable', reason);
    }
    if (reference.ephemeral && !isMadeFor(claim, pod.pod)) {
      const reason = `PVC ${pod.namespace}/${reference.name} was not created for pod ${pod.namespace}/${pod.name} (pod is not owner)`;
      return reject('NodeVolumeLimits', 'Error', reason);
    }
  }
  return undefined;
};

/**
 * The volumes of a Pod that a node's drivers attach. Claims that do not exist count nothing; a volume in the Pod itself counts
 * even where it says of none which it is.
 */
const volumesOf = (pod: Pod, namespace: string, storage: Storage): Volumes => {
  const volumes: Volumes = new Map();
  for (const volume of pod.spec?.volumes ?? []) {
    const reference = claimReferenceOf(pod, volume);
    if (reference === undefined) {
      const inline = csiVolumeOfInline(volume);
      if (inline) volumes.set(`${inline.driver}/${inline.handle}`, inline.driver);
      continue;
    }
    const claim = storage.claims.get(claimKey(namespace, reference.name));
    if (claim !== undefined) noteVolume(volumes, csiVolumeOfClaim(claim, storage));
  }
  return volumes;
};

/** Volumes that are attached to a node by record, whether or not a Pod there uses them. */
const attachedTo = (node: string, storage: Storage): Volumes => {
  const volumes: Volumes = new Map();
  for (const { spec } of storage.attachments) {
    const csi = storage.volumes.get(spec.source.persistentVolumeName ?? '')?.spec?.csi;
    if (spec.nodeName === node && spec.attacher && csi) {
      noteVolume(volumes, { driver: spec.attacher, handle: csi.volumeHandle });
    }
  }
  return volumes;
};

const exceeds = (pod: PodInfo, node: NodeInfo, storage: Storage): boolean => {
  const csiNode = storage.csiNodes.get(node.name);
  const limits = new Map(
    (csiNode?.spec.drivers ?? []).flatMap(({ name, allocatable }) =>
      allocatable?.count === undefined ? [] : [[name, allocatable.count] as const],
    ),
  );
  if (limits.size === 0) return false;
  const attached = attachedTo(node.name, storage);
  const inUse: Volumes = new Map();
  for (const other of node.pods) {
    for (const [name, driver] of volumesOf(other.pod, other.namespace, storage)) inUse.set(name, driver);
  }
  const wanted = volumesOf(pod.pod, pod.namespace, storage);
  for (const name of inUse.keys()) wanted.delete(name);
  const count = (volumes: Volumes, driver: string): number =>
    [...volumes.values()].filter((other) => other === driver).length;
  const present: Volumes = new Map([...attached, ...inUse]);
  return [...new Set(wanted.values())].some((driver) => {
    const limit = limits.get(driver);
    return limit !== undefined && count(present, driver) + count(wanted, driver) > limit;
  });
};
