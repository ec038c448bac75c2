import type { ApiObject } from '../../../../spec/api/objects/apiObject.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { controllerOf } from '../../../../spec/controllers/common/ownerReferences.ts';
import type { RecordedWrite } from './explained.ts';
import type { ObjectEvent, RecordedCluster } from './recordedCluster.ts';

export type PodSays = (verb: 'create' | 'delete', pod: Pod) => string;

/** Where the deletions of Pods begin, by name: names are used again. */
const beginnings = (events: readonly ObjectEvent<Pod>[]): ReadonlyMap<string, readonly number[]> => {
  const going = new Set<string>();
  const places = new Map<string, number[]>();
  for (const { at, object } of events) {
    const { uid = '', name = '', deletionTimestamp } = object.metadata ?? {};
    if (!deletionTimestamp || going.has(uid)) continue;
    going.add(uid);
    places.set(name, [...(places.get(name) ?? []), at]);
  }
  return places;
};

/** Where the deletions begin that a controller notes to be its own: the last one of a Pod of that name before the note. */
const notedDeletions = (
  { notes }: RecordedCluster,
  uid: string,
  events: readonly ObjectEvent<Pod>[],
): ReadonlySet<number> => {
  const places = beginnings(events);
  return new Set(
    notes.flatMap(({ uid: owner, reason, message, at }) => {
      if (owner !== uid || reason !== 'SuccessfulDelete') return [];
      const name = /(?:Deleted pod: |delete Pod |Delete Pod )(\S+)/.exec(message)?.[1] ?? '';
      return places.get(name)?.findLast((place) => place < at) ?? [];
    }),
  );
};

/**
 * The Pods that the controller of an owner created and deleted: what was created as its own, and what it notes to have
 * deleted, when its deletion began.
 */
export const podWritesOf = (
  cluster: RecordedCluster,
  { metadata }: ApiObject,
  says: PodSays,
): readonly RecordedWrite[] => {
  const uid = metadata?.uid ?? '';
  const events = cluster.eventsOf<Pod>('pods', metadata?.namespace ?? '');
  const deletions = notedDeletions(cluster, uid, events);
  return events.flatMap(({ type, object, snapshot, asked, at, time }): RecordedWrite[] => {
    if (controllerOf(object)?.uid !== uid || snapshot || asked) return [];
    if (type === 'ADDED') return [{ at, time, says: says('create', object) }];
    return deletions.has(at) ? [{ at, time, says: says('delete', object) }] : [];
  });
};
