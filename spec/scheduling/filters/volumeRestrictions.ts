import type { Pod, Volume } from '../../api/objects/core.ts';
import { claimKey } from '../../storage/storage.ts';
import type { Cluster } from '../cluster.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import {
  type FilterPlugin,
  type PreFilter,
  type PreparedFilter,
  type Rejection,
  reject,
  skip,
} from '../plugin.ts';
import type { PodInfo } from '../podInfo.ts';

/**
 * VolumeRestrictions: disks that only one Pod may use at a time (or that many may only read) are not in use on the
 * node, and claims with access mode ReadWriteOncePod are not in use at all.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */
export const volumeRestrictions: FilterPlugin = {
  name: 'VolumeRestrictions',
  prepare: (pod, cluster): PreFilter => {
    const disks = (pod.pod.spec?.volumes ?? []).filter(mayConflict);
    const exclusive = new Set<string>();
    for (const name of claimNames(pod.pod)) {
      const claim = cluster.storage.claims.get(claimKey(pod.namespace, name));
      if (claim === undefined) {
        const reason = `persistentvolumeclaim "${name}" not found`;
        return {
          kind: 'reject',
          rejection: reject('VolumeRestrictions', 'UnschedulableAndUnresolvable', reason),
        };
      }
      if (claim.spec?.accessModes?.includes('ReadWriteOncePod')) exclusive.add(name);
    }
    const inUse = claimsInUse(pod, exclusive, cluster);
    if (disks.length === 0 && inUse === 0) return skip;
    return { kind: 'run', filter: filterOf(pod, disks, exclusive, inUse) };
  },
};

const mayConflict = (volume: Volume): boolean =>
  Boolean(volume.gcePersistentDisk ?? volume.awsElasticBlockStore ?? volume.iscsi ?? volume.rbd);

type ReadOnly = { readonly readOnly?: boolean };
const bothReadOnly = (a: ReadOnly, b: ReadOnly): boolean => a.readOnly === true && b.readOnly === true;

/** Whether two volumes are the same disk, which not both may have. */
const conflict = (a: Volume, b: Volume): boolean => {
  if (a.gcePersistentDisk && b.gcePersistentDisk) {
    const [disk, other] = [a.gcePersistentDisk, b.gcePersistentDisk];
    if (disk.pdName === other.pdName && !bothReadOnly(disk, other)) return true;
  }
  if (a.awsElasticBlockStore?.volumeID !== undefined) {
    if (a.awsElasticBlockStore.volumeID === b.awsElasticBlockStore?.volumeID) return true;
  }
  if (a.iscsi && b.iscsi && a.iscsi.iqn === b.iscsi.iqn && !bothReadOnly(a.iscsi, b.iscsi)) return true;
  if (!a.rbd || !b.rbd) return false;
  const { monitors, pool, image } = b.rbd;
  const shared = a.rbd.monitors.some((monitor) => monitors.includes(monitor));
  return shared && a.rbd.pool === pool && a.rbd.image === image && !bothReadOnly(a.rbd, b.rbd);
};

const claimNames = ({ spec }: Pod): readonly string[] =>
  (spec?.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);

/** How many uses of the exclusive claims a Pod makes. */
const uses = (other: PodInfo, pod: PodInfo, exclusive: ReadonlySet<string>): number =>
  other.namespace === pod.namespace ? claimNames(other.pod).filter((name) => exclusive.has(name)).length : 0;

const rejects = (disks: readonly Volume[], inUse: number, node: NodeInfo): Rejection | undefined => {
  const taken = node.pods.some((other) =>
    (other.pod.spec?.volumes ?? []).some((volume) => disks.some((disk) => conflict(disk, volume))),
  );
  if (taken) return reject('VolumeRestrictions', 'Unschedulable', 'node(s) had no available disk');
  if (inUse <= 0) return undefined;
  const reason =
    'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod';
  return reject('VolumeRestrictions', 'Unschedulable', reason);
};

const filterOf = (
  pod: PodInfo,
  disks: readonly Volume[],
  exclusive: ReadonlySet<string>,
  inUse: number,
): PreparedFilter => ({
  rejects: (node) => rejects(disks, inUse, node),
  after: (change) => filterOf(pod, disks, exclusive, inUse + change.by * uses(change.pod, pod, exclusive)),
});

const claimsInUse = (pod: PodInfo, exclusive: ReadonlySet<string>, { nodes }: Cluster): number => {
  if (exclusive.size === 0) return 0;
  const used = new Set<string>();
  for (const { pods } of nodes) {
    for (const other of pods) {
      if (other.namespace !== pod.namespace) continue;
      for (const name of claimNames(other.pod)) if (exclusive.has(name)) used.add(name);
    }
  }
  return used.size;
};
