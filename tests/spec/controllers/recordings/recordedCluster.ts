import type { ApiObject } from '../../../../spec/api/objects/apiObject.ts';
import { type Line, readLines } from './readLines.ts';

/** One write to an object, as the watch showed it; the order of the writes is that of the events. */
export type ObjectEvent<T extends ApiObject = ApiObject> = {
  /** its place among the lines of the recording */
  readonly at: number;
  /** unix milliseconds */
  readonly time: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: T;
  /** it was there before the recording began */
  readonly snapshot: boolean;
  /** somebody other than the cluster's own controllers asked for it */
  readonly asked: boolean;
};

/** All objects of one resource and namespace from one event on. */
export type Sight<T extends ApiObject = ApiObject> = {
  readonly at: number;
  /** unix milliseconds */
  readonly time: number;
  readonly objects: readonly T[];
};

/** What controllers noted down of what they did: `SuccessfulDelete` of a ReplicaSet, `Deleted pod: web-a`. */
export type Note = {
  readonly at: number;
  readonly reason: string;
  readonly message: string;
  readonly kind: string;
  readonly uid: string;
};

const isBefore =
  (at: number) =>
  (sight: { readonly at: number }): boolean =>
    sight.at < at;

/** A recording, by resource and namespace ("" for nodes). */
export class RecordedCluster {
  readonly notes: readonly Note[];
  private readonly events = new Map<string, ObjectEvent[]>();
  private readonly sights = new Map<string, Sight[]>();

  constructor(name: string) {
    const lines = readLines(name);
    const asked = new Set(lines.flatMap(({ rv }) => rv ?? []));
    const notes: Note[] = [];
    for (const [at, line] of lines.entries()) {
      if (!line.object || !line.resource || !line.type) continue;
      if (line.resource === 'events') notes.push(...noteOf(line, at));
      else this.keep(line, at, asked.has(line.object.metadata?.resourceVersion ?? ''));
    }
    this.notes = notes;
  }

  /** The events of a resource in a namespace, in order. */
  eventsOf<T extends ApiObject>(resource: string, namespace: string): readonly ObjectEvent<T>[] {
    return (this.events.get(`${resource}/${namespace}`) ?? []) as unknown as readonly ObjectEvent<T>[];
  }

  /** The events of a resource in all namespaces. */
  allEventsOf<T extends ApiObject>(resource: string): readonly ObjectEvent<T>[] {
    const lists = [...this.events].filter(([key]) => key.startsWith(`${resource}/`));
    return lists.flatMap(([, events]) => events) as unknown as readonly ObjectEvent<T>[];
  }

  /** What a cache may have held that had seen all before `from` and nothing from `until` on; the newest comes first. */
  sightsOf<T extends ApiObject>(
    resource: string,
    namespace: string,
    from: number,
    until: number,
  ): readonly Sight<T>[] {
    const all = this.sights.get(`${resource}/${namespace}`) ?? [];
    const newest = all.findLastIndex(isBefore(until));
    const oldest = Math.max(0, all.findLastIndex(isBefore(from)));
    const seen = newest < 0 ? [] : all.slice(oldest, newest + 1).toReversed();
    return (seen.length > 0 ? seen : [{ at: -1, time: 0, objects: [] }]) as unknown as readonly Sight<T>[];
  }

  private keep(line: Line, at: number, asked: boolean): void {
    const { object, type = 'ADDED', resource, ts, snapshot = false } = line;
    if (!object) return;
    const key = `${resource}/${object.metadata?.namespace ?? ''}`;
    const events = this.events.get(key) ?? [];
    events.push({ at, time: Date.parse(ts), type, object, snapshot, asked });
    this.events.set(key, events);
    const sights = this.sights.get(key) ?? [];
    const name = object.metadata?.name;
    const others = (sights.at(-1)?.objects ?? []).filter(({ metadata }) => metadata?.name !== name);
    sights.push({ at, time: Date.parse(ts), objects: type === 'DELETED' ? others : [...others, object] });
    this.sights.set(key, sights);
  }
}

const noteOf = ({ object, type }: Line, at: number): readonly Note[] => {
  if (type === 'DELETED') return [];
  const { reason, message, involvedObject } = object as unknown as {
    readonly reason: string;
    readonly message: string;
    readonly involvedObject: { readonly kind: string; readonly uid: string };
  };
  return [{ at, reason, message, kind: involvedObject.kind, uid: involvedObject.uid }];
};
