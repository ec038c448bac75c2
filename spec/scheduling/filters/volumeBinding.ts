import type { PersistentVolumeClaim } from '../../api/objects/core.ts';
import { compareQuantities } from '../../api/quantity.ts';
import { claimReferencesOf, classOfClaim, classOfVolume, isBound, isMadeFor } from '../../storage/claims.ts';
import { matchingVolume, requestedStorage } from '../../storage/matchingVolume.ts';
import { canProvision } from '../../storage/provisioning.ts';
import { claimKey, type Storage } from '../../storage/storage.ts';
import { isReachable } from '../../storage/volumeNodeAffinity.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import { type FilterPlugin, type PreFilter, type Rejection, reject, skip } from '../plugin.ts';
import type { PodInfo } from '../podInfo.ts';

/**
 * VolumeBinding: the volumes that the Pod's claims are bound to can be reached from the node, and for claims that
 * wait for their first Pod a volume is there, or can be made, that can be. Claims that should be bound already
 * but are not hold the Pod back.
 * https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity
 * https://kubernetes.io/docs/concepts/storage/storage-capacity/
 */
export const volumeBinding: FilterPlugin = {
  name: 'VolumeBinding',
  prepare: (pod, { storage }): PreFilter => {
    if (claimReferencesOf(pod.pod).length === 0) return skip;
    const sorted = problemOf(pod, storage) ?? sortClaims(pod, storage);
    if ('reason' in sorted) {
      return {
        kind: 'reject',
        rejection: reject('VolumeBinding', 'UnschedulableAndUnresolvable', sorted.reason),
      };
    }
    return { kind: 'run', filter: { rejects: (node) => rejects(sorted, node, storage) } };
  },
};

type Claims = {
  readonly bound: readonly PersistentVolumeClaim[];
  /** unbound, to be bound when the Pod's node is known */
  readonly delayed: readonly PersistentVolumeClaim[];
};

type Problem = { readonly reason: string };

const problem = (reason: string): Problem => ({ reason });

const problemOf = (pod: PodInfo, storage: Storage): Problem | undefined => {
  for (const { name, ephemeral } of claimReferencesOf(pod.pod)) {
    const claim = storage.claims.get(claimKey(pod.namespace, name));
    if (claim === undefined) {
      return problem(
        ephemeral
          ? `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
          : `persistentvolumeclaim "${name}" not found`,
      );
    }
    if (claim.status?.phase === 'Lost') {
      const volume = claim.spec?.volumeName ?? '';
      return problem(`persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${volume}"`);
    }
    if (claim.metadata?.deletionTimestamp) return problem(`persistentvolumeclaim "${name}" is being deleted`);
    if (ephemeral && !isMadeFor(claim, pod.pod)) {
      const key = `${pod.namespace}/${name}`;
      return problem(`PVC ${key} was not created for pod ${pod.namespace}/${pod.name} (pod is not owner)`);
    }
  }
  return undefined;
};

const sortClaims = (pod: PodInfo, storage: Storage): Claims | Problem => {
  const bound: PersistentVolumeClaim[] = [];
  const delayed: PersistentVolumeClaim[] = [];
  let immediate = false;
  for (const { name } of claimReferencesOf(pod.pod)) {
    const claim = storage.claims.get(claimKey(pod.namespace, name));
    if (claim === undefined) continue;
    if (isBound(claim)) {
      bound.push(claim);
      continue;
    }
    const storageClass = storage.classes.get(classOfClaim(claim));
    if (storageClass?.volumeBindingMode === 'WaitForFirstConsumer' && !claim.spec?.volumeName)
      delayed.push(claim);
    else immediate = true;
  }
  return immediate ? problem('pod has unbound immediate PersistentVolumeClaims') : { bound, delayed };
};

const nodeConflict = "node(s) didn't match PersistentVolume's node affinity";
const bindConflict = "node(s) didn't find available persistent volumes to bind";
const tooLittle = 'node(s) did not have enough free storage';
const noVolume = 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)';

/** Why the volumes that the Pod has cannot be used on the node. */
const boundReason = ({ bound }: Claims, node: NodeInfo, storage: Storage): string | undefined => {
  for (const claim of bound) {
    const volume = storage.volumes.get(claim.spec?.volumeName ?? '');
    if (volume === undefined) return noVolume;
    if (!isReachable(volume, node.labels)) return nodeConflict;
  }
  return undefined;
};

const selectedNode = 'volume.kubernetes.io/selected-node';

/** The claims for which no volume is there: the smallest claims choose first, and no volume is chosen twice. */
const unmatched = (
  claims: readonly PersistentVolumeClaim[],
  node: NodeInfo,
  storage: Storage,
): readonly PersistentVolumeClaim[] => {
  const bySize = claims.toSorted((a, b) => compareQuantities(requestedStorage(a), requestedStorage(b)));
  const chosen = new Set<string>();
  return bySize.filter((claim) => {
    const candidates = [...storage.volumes.values()].filter(
      (volume) => classOfVolume(volume) === classOfClaim(claim) && !chosen.has(volume.metadata?.name ?? ''),
    );
    const volume = matchingVolume(claim, candidates, node.labels);
    if (volume !== undefined) chosen.add(volume.metadata?.name ?? '');
    return volume === undefined;
  });
};

/** Why the volumes that the Pod still needs cannot be had on the node. */
const delayedReason = ({ delayed }: Claims, node: NodeInfo, storage: Storage): string | undefined => {
  const selectedFor = (claim: PersistentVolumeClaim) => claim.metadata?.annotations?.[selectedNode];
  if (delayed.some((claim) => ![undefined, node.name].includes(selectedFor(claim)))) return bindConflict;
  const toProvision = [
    ...delayed.filter((claim) => selectedFor(claim) !== undefined),
    ...unmatched(
      delayed.filter((claim) => selectedFor(claim) === undefined),
      node,
      storage,
    ),
  ];
  for (const claim of toProvision) {
    const storageClass = storage.classes.get(classOfClaim(claim));
    const answer =
      storageClass === undefined ? 'no' : canProvision(claim, storageClass, node.labels, storage);
    if (answer !== 'yes') return answer === 'no' ? bindConflict : tooLittle;
  }
  return undefined;
};

const rejects = (claims: Claims, node: NodeInfo, storage: Storage): Rejection | undefined => {
  const reasons = [boundReason(claims, node, storage), delayedReason(claims, node, storage)].filter(
    (reason) => reason !== undefined,
  );
  return reasons.length === 0
    ? undefined
    : reject('VolumeBinding', 'UnschedulableAndUnresolvable', ...reasons);
};
