import type { WatchedObject, WatchRecord } from '../watchRecord.ts';

/** The objects of a resource in one namespace, and when it was over that they were so, in unix seconds. */
export type ObjectsSeen = { readonly objects: readonly WatchedObject[]; until: number };

/** Nobody sees what was over so long ago, in seconds. */
const memorySeconds = 60;

/** So many moments are kept for each namespace. */
const momentsLimit = 256;

/** What a controller may have in its cache of a resource: the objects as they are, and as they were a while ago. */
export class OwnedViews {
  private readonly byNamespace = new Map<string, ObjectsSeen[]>();

  /** Those that somebody may still see who lags behind by no more than so many seconds, the newest first. */
  seen(namespace: string, time: number, lagSeconds: number): readonly ObjectsSeen[] {
    return (this.byNamespace.get(namespace) ?? [])
      .filter(({ until }) => until >= time - lagSeconds)
      .reverse();
  }

  take({ object, type, time }: WatchRecord): void {
    const { uid, namespace = '' } = object.metadata;
    const moments = this.byNamespace.get(namespace) ?? [];
    const last = moments.at(-1);
    if (last !== undefined) last.until = time;
    const others = (last?.objects ?? []).filter(({ metadata }) => metadata.uid !== uid);
    const objects = type === 'DELETED' ? others : [...others, object];
    const kept = moments.filter(({ until }) => until >= time - memorySeconds).slice(1 - momentsLimit);
    this.byNamespace.set(namespace, [
      ...(kept.length === 0 ? [{ objects: [], until: time }] : kept),
      { objects, until: Number.POSITIVE_INFINITY },
    ]);
  }
}
