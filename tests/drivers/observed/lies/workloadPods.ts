import type { Thing } from '../recordings.ts';
import { fromTheStart } from './fromTheStart.ts';
import { changed, choose, type Lie, type Place, pick, placesOf, renumbered } from './lie.ts';
import { isAdded } from './places.ts';

const ownedBy =
  (kind: string) =>
  (place: Place): boolean =>
    isAdded(place) && place.object.metadata.ownerReferences?.[0]?.kind === kind;

/** A second Pod of a DaemonSet for a node that has one. */
const twoOnOneNode: Lie = {
  name: 'two Pods of a DaemonSet on one node',
  tell: (recording, random) => {
    const all = placesOf(recording.lines).filter(ownedBy('DaemonSet'));
    const place = pick(all.slice(1), random);
    const other = all[0];
    const gone =
      other &&
      recording.lines.some(
        (line, at) =>
          at < (place?.at ?? 0) &&
          line.type === 'DELETED' &&
          line.object?.metadata.uid === other.object.metadata.uid,
      );
    const deleting =
      other &&
      placesOf(recording.lines).some(
        ({ object, at }) =>
          at < (place?.at ?? 0) &&
          object.metadata.uid === other.object.metadata.uid &&
          (object.metadata.deletionTimestamp ?? (object.status?.phase === 'Failed' || undefined)) !==
            undefined,
      );
    const owner = (thing: Thing | undefined): string | undefined => thing?.metadata.ownerReferences?.[0]?.uid;
    if (
      place === undefined ||
      other === undefined ||
      gone ||
      deleting ||
      owner(place.object) !== owner(other.object)
    )
      return undefined;
    return changed(
      recording,
      place,
      (pod) => {
        pod.spec!.affinity = structuredClone(other.object.spec!.affinity!);
      },
      'onward',
    );
  },
};

/** The controller of some Pods never was. */
const orphaned: Lie = {
  name: 'Pods of a ReplicaSet that never was',
  tell: (recording, random) => {
    const place = choose(recording, random, isAdded, 'replicasets');
    if (place === undefined) return undefined;
    const { uid } = place.object.metadata;
    const others = placesOf(recording.lines, 'replicasets').some(
      ({ at, object }) => at < place.at && object.metadata.uid !== uid,
    );
    if (!others) return undefined; // nobody could tell that any were watched
    const lines = recording.lines.filter(({ object }) => object?.metadata.uid !== uid);
    return { lines: renumbered(lines), at: place.at, uid, later: true };
  },
};

/** Lies about the Pods that controllers create. */
export const workloadPodLies: readonly Lie[] = [
  fromTheStart('a Pod of another template', ownedBy('ReplicaSet'), (pod) => {
    pod.spec!.containers[0]!.image = 'sim.local/other:v9';
  }),
  fromTheStart(
    'Pods that nobody wanted',
    (place, { lines }) =>
      isAdded(place) &&
      lines.some(
        ({ object, type }) =>
          type === 'ADDED' && object?.metadata.ownerReferences?.[0]?.uid === place.object.metadata.uid,
      ),
    (set) => {
      Object.assign(set.spec!, { replicas: 0 });
    },
    'replicasets',
  ),
  fromTheStart('an ordinal beyond the last', ownedBy('StatefulSet'), (pod) => {
    pod.metadata.name = pod.metadata.name.replace(/\d+$/, '77');
  }),
  twoOnOneNode,
  orphaned,
];
