import type { PersistentVolume, PersistentVolumeClaim } from '../../api/objects/core.ts';
import { classOfClaim } from '../../storage/claims.ts';
import { claimKey, type Storage } from '../../storage/storage.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import { type FilterPlugin, nodeFilter, type PreFilter, reject, skip } from '../plugin.ts';

/**
 * VolumeZone: the node is in the zone and region of the volumes that the Pod's claims are bound to, as the
 * volumes' labels give them.
 * https://kubernetes.io/docs/setup/best-practices/multiple-zones/#storage-access-for-zones
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone
 */
export const volumeZone: FilterPlugin = {
  name: 'VolumeZone',
  prepare: ({ pod, namespace }, { storage }): PreFilter => {
    const places: Place[] = [];
    for (const { persistentVolumeClaim } of pod.spec?.volumes ?? []) {
      if (!persistentVolumeClaim) continue;
      const found = placesOfClaim(namespace, persistentVolumeClaim.claimName, storage);
      if ('reason' in found) {
        const rejection = reject('VolumeZone', 'UnschedulableAndUnresolvable', found.reason);
        return { kind: 'reject', rejection };
      }
      places.push(...found.places);
    }
    if (places.length === 0) return skip;
    return nodeFilter((node) =>
      suits(places, node)
        ? undefined
        : reject('VolumeZone', 'UnschedulableAndUnresolvable', 'node(s) had no available volume zone'),
    );
  },
};

const zoneLabel = 'topology.kubernetes.io/zone';
const regionLabel = 'topology.kubernetes.io/region';

/** The labels by which volumes and nodes say where they are, with those that replaced the former ones. */
const currentLabel: ReadonlyMap<string, string> = new Map([
  ['failure-domain.beta.kubernetes.io/zone', zoneLabel],
  ['failure-domain.beta.kubernetes.io/region', regionLabel],
  [zoneLabel, zoneLabel],
  [regionLabel, regionLabel],
]);

type Place = { readonly label: string; readonly values: ReadonlySet<string> };

/** Several zones are written `a__b`; a label with an empty zone in it says nothing. */
const zonesIn = (value: string): ReadonlySet<string> | undefined => {
  const zones = value.split('__').map((zone) => zone.trim());
  return zones.includes('') ? undefined : new Set(zones);
};

const placesOf = ({ metadata }: PersistentVolume): readonly Place[] =>
  [...currentLabel.keys()].flatMap((label) => {
    const value = metadata?.labels?.[label];
    const values = value === undefined ? undefined : zonesIn(value);
    return values === undefined ? [] : [{ label, values }];
  });

type Found = { readonly places: readonly Place[] } | { readonly reason: string };

/** A claim that waits for its first Pod has no volume yet, and so no place. */
const placesOfUnbound = (claim: PersistentVolumeClaim, storage: Storage): Found => {
  const name = classOfClaim(claim);
  if (name === '') return { reason: 'PersistentVolumeClaim had no pv name and storageClass name' };
  const storageClass = storage.classes.get(name);
  if (storageClass === undefined) return { reason: `storageclass.storage.k8s.io "${name}" not found` };
  const waits = storageClass.volumeBindingMode === 'WaitForFirstConsumer';
  return waits ? { places: [] } : { reason: 'PersistentVolume had no name' };
};

const placesOfClaim = (namespace: string, name: string, storage: Storage): Found => {
  if (name === '') return { reason: 'PersistentVolumeClaim had no name' };
  const claim = storage.claims.get(claimKey(namespace, name));
  if (claim === undefined) return { reason: `persistentvolumeclaim "${name}" not found` };
  const volumeName = claim.spec?.volumeName;
  if (!volumeName) return placesOfUnbound(claim, storage);
  const volume = storage.volumes.get(volumeName);
  if (volume === undefined) return { reason: `persistentvolume "${volumeName}" not found` };
  return { places: placesOf(volume) };
};

/** A node that says nothing of its place takes any volume. */
const suits = (places: readonly Place[], { labels }: NodeInfo): boolean => {
  if (![...currentLabel.keys()].some((label) => Object.hasOwn(labels, label))) return true;
  return places.every(({ label, values }) => {
    const value = labels[label] ?? labels[currentLabel.get(label) ?? label];
    return value !== undefined && values.has(value);
  });
};
