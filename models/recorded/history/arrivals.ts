import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { lateness } from '../clocks.ts';
import type { WatchedObject, WatchRecord } from '../watchRecord.ts';
import { BoundedSet } from './boundedSet.ts';
import { seconds } from './livePod.ts';

/**
 * What an event is, seen from what was received before:
 * `again`: it was received already; `change`: the next state of its object, or its creation; `late`: the same, but
 * something between may be missing; `sighting`: the object was there, and is seen for the first time.
 */
export type Arrival = 'again' | 'change' | 'late' | 'sighting';

/** So many events are known again. */
const eventsLimit = 2 ** 16;

/** An object that is added within so many seconds is new, and was not there when the watch began. */
const createdWithin = 2;

/** A list of what is there is received within so many seconds. */
const listedWithin = 0.01;

/** What was received of each object that is there: the version, how, and how often something had been lost by then. */
type Seen = { readonly version: number; readonly type: WatchRecord['type']; readonly losses: number };

/** What was received so far, and what may be missing of it. */
export class Arrivals {
  private readonly live = new Map<string, Seen>();
  private readonly received = new BoundedSet(eventsLimit);
  private readonly events = new BoundedSet(eventsLimit);
  /** namespaces that were seen to be created, and when: nothing in them is older than the recording */
  private readonly begun = new Map<string, number>();
  private losses = 0;
  private firstTime = Number.POSITIVE_INFINITY;
  private version = 0;
  /** not everything was seen from the beginning */
  partial = false;

  /** Lines may be missing here. */
  lose(): void {
    this.losses += 1;
    this.partial = true;
  }

  /** The event is received; whether it was before, as far as its version tells. */
  receive(record: WatchRecord): boolean {
    const key = eventKey(record);
    const known = this.received.has(key);
    this.received.add(key);
    return known;
  }

  /** What this event is; `gone`: an object with its UID was deleted. */
  take(record: WatchRecord, before: WatchedObject | undefined, gone: boolean): Arrival {
    const { uid } = record.object.metadata;
    const key = eventKey(record);
    if (this.isAgain(key, record, before)) {
      if (this.isListedAgain(record)) this.lose();
      return 'again';
    }
    if (!record.snapshot) this.firstTime = Math.min(this.firstTime, record.time);
    const arrival = record.snapshot || gone ? 'change' : this.arrivalOf(record);
    if (arrival === 'sighting') this.partial = true;
    if (record.resource === 'namespaces') this.takeNamespace(record);
    this.events.add(key);
    if (!record.snapshot) this.version = Math.max(this.version, record.version);
    if (record.type === 'DELETED') this.live.delete(uid);
    else this.live.set(uid, { version: record.version, type: record.type, losses: this.losses });
    return arrival;
  }

  /**
   * Whether nothing in a namespace is older than the recording: it was seen to be created, and what is received at a time
   * is not what a watch that begins then lists.
   */
  hasBegun(namespace: string | undefined, time: number): boolean {
    const begun = this.begun.get(namespace ?? '');
    return begun !== undefined && time > begun + listedWithin;
  }

  private takeNamespace(record: WatchRecord): void {
    const { name, creationTimestamp } = record.object.metadata;
    if (record.type === 'DELETED') this.begun.delete(name);
    const age = record.time - seconds(creationTimestamp);
    const created = record.type === 'ADDED' && !record.snapshot && !this.partial;
    if (created && age < createdWithin) this.begun.set(name, record.time);
  }

  private isAgain(key: string, record: WatchRecord, before: WatchedObject | undefined): boolean {
    if (!this.events.has(key)) return false;
    const same = before?.metadata.resourceVersion === record.object.metadata.resourceVersion;
    return !same || deepEqual(before, record.object);
  }

  /** The object is added as it was left by a change: a watch that broke off lists what is there. */
  private isListedAgain({ object, type, version }: WatchRecord): boolean {
    const known = this.live.get(object.metadata.uid);
    return type === 'ADDED' && known?.type === 'MODIFIED' && known.version === version;
  }

  private arrivalOf(record: WatchRecord): Arrival {
    const { object, type } = record;
    const known = this.live.get(object.metadata.uid);
    if (known === undefined) return type === 'ADDED' ? this.addition(record) : this.firstSeen(record);
    if (record.version <= known.version) return 'change';
    if (type === 'ADDED') {
      this.lose(); // listed again, and otherwise than it was seen last
      return 'late';
    }
    return known.losses < this.losses ? 'late' : 'change';
  }

  /** An object that is added is new, or one of a list of what is there. */
  private addition(record: WatchRecord): Arrival {
    const listed = this.partial || record.version < this.version || this.mayBeOlder(record);
    return listed && !isNew(record) ? 'sighting' : 'change';
  }

  /** An object that was never added: it was there before the recording began, or its creation was lost. */
  private firstSeen(record: WatchRecord): Arrival {
    return this.partial || this.mayBeOlder(record) ? 'sighting' : 'change';
  }

  /** The object may be older than the recording, as far as its namespace and its creation, told in whole seconds, say. */
  private mayBeOlder({ object: { metadata }, time }: WatchRecord): boolean {
    if (this.hasBegun(metadata.namespace, time)) return false;
    return seconds(metadata.creationTimestamp) <= this.firstTime;
  }
}

const eventKey = ({ object: { metadata }, type }: WatchRecord): string =>
  `${metadata.uid} ${metadata.resourceVersion}${type === 'DELETED' ? ' gone' : ''}`;

/** The object looks as objects do when they are created. */
const isNew = ({ object, time, resource }: WatchRecord): boolean => {
  const { creationTimestamp, generation = 1, deletionTimestamp } = object.metadata;
  const age = time - seconds(creationTimestamp);
  if (age > lateness || generation !== 1 || deletionTimestamp !== undefined) return false;
  if (resource !== 'pods')
    return (object.status as { observedGeneration?: number } | undefined)?.observedGeneration === undefined;
  const { spec, status = {} } = object as Pod;
  const { phase = 'Pending', qosClass: _, conditions = [], ...others } = status;
  const untouched = conditions.every(({ reason }) => reason === 'SchedulingGated');
  return spec?.nodeName === undefined && phase === 'Pending' && untouched && Object.keys(others).length === 0;
};
