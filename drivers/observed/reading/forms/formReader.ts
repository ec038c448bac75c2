import { kinds } from '../../../../models/recorded/resources.ts';
import type { TraceRecord, WatchedObject } from '../../../../models/recorded/watchRecord.ts';
import { isJsonObject, type JsonObject } from '../../../../spec/api/decode/jsonObject.ts';
import { deepEqual } from '../../../../spec/api/deepEqual.ts';
import { type Fault, recordOf } from '../traceRecord.ts';
import { auditedWrite } from './audit.ts';
import { type FormName, formOf, untold } from './formName.ts';
import { LastStates } from './lastStates.ts';
import { timeTold } from './timeTold.ts';

const resourceOfKind: ReadonlyMap<string, string> = new Map(
  Object.entries(kinds).map(([resource, kind]) => [kind, resource]),
);

type Read = TraceRecord | Fault;
type Event = {
  readonly type: string;
  readonly object: JsonObject;
  readonly time?: number;
  readonly snapshot?: boolean;
  readonly bare?: boolean;
};

const simulated: { readonly [event: string]: string } = {
  Add: 'ADDED',
  Update: 'MODIFIED',
  Delete: 'DELETED',
};

const listTypes = new Set(['ADDED', 'MODIFIED', 'DELETED']);

/**
 * Makes records of values in any form: events of a watch, objects as kubectl prints them one after the other, lists, audit logs,
 * records of the scheduler's simulator. Where a form tells no times, an event is taken to be as old as what its object tells.
 */
export class FormReader {
  /** the forms that were met, and how often */
  readonly met = new Map<FormName, number>();
  /** writes whose results an audit log does not hold */
  unseenWrites = 0;
  private readonly states = new LastStates();
  private time = Number.NEGATIVE_INFINITY;
  private inList = false;
  /** nothing came before this list: it shows what was there when the recording began */
  private isFirst = false;

  /** Whether the times of events are no more than what their objects tell. */
  get isUntimed(): boolean {
    return this.met.has('watch events') || this.met.has('objects') || this.met.has('lists');
  }

  /** What the forms that were met do not tell. */
  get untold(): readonly string[] {
    return [...new Set([...this.met.keys()].flatMap((form) => untold[form]))];
  }

  /** The records of one value; `listed`: it is an item of a list that is read piece by piece. */
  take(value: unknown, line: number, listed: boolean): readonly Read[] {
    if (!isJsonObject(value)) {
      if (Array.isArray(value)) return value.flatMap((each) => this.take(each, line, listed));
      return [{ code: 'PS1003', message: 'this is no record, no event and no object' }];
    }
    const form = formOf(value, listed);
    if (form === undefined) return [{ code: 'PS1003', message: 'this is no record, no event and no object' }];
    const isFirst = this.met.size === 0;
    this.met.set(form, (this.met.get(form) ?? 0) + 1);
    const isNewList = form === 'lists' && !(listed && this.inList);
    this.inList = listed;
    if (isNewList) this.isFirst = isFirst;
    const lost: readonly Read[] = isNewList ? [this.gap(line)] : [];
    return [...lost, ...this.records(form, value, line)];
  }

  private records(form: FormName, value: JsonObject, line: number): readonly Read[] {
    switch (form) {
      case 'own':
        return [recordOf(value, line)];
      case 'watch events':
        return this.watched(value, line);
      case 'objects':
        return this.printed(value, line);
      case 'lists':
        return this.listed(value, line);
      case 'audit log':
        return this.audited(value, line);
      case 'scheduler simulator': {
        const { time, event, resource } = value;
        const type = simulated[event as string];
        const at = Date.parse(String(time)) / 1000;
        if (type === undefined || Number.isNaN(at))
          return [
            { code: 'PS1003', message: 'a record of the simulator has a time, and Add, Update or Delete' },
          ];
        return this.event({ type, object: resource as JsonObject, time: at }, line);
      }
    }
  }

  private watched({ type, object, kind }: JsonObject, line: number): readonly Read[] {
    if (kind === 'Status' || type === 'ERROR') return [this.gap(line)];
    if (type === 'BOOKMARK')
      return [{ is: 'aside', line, time: this.time, seq: undefined, says: 'bookmark' }];
    if (!listTypes.has(type as string))
      return [
        { code: 'PS1003', message: 'the type of an event is ADDED, MODIFIED or DELETED', path: 'type' },
      ];
    return this.event({ type: type as string, object: object as JsonObject }, line);
  }

  /** An object without a word about what happened to it: it is new, changed, or gone. */
  private printed(object: JsonObject, line: number): readonly Read[] {
    const resource = resourceOfKind.get(String(object.kind));
    const metadata = object.metadata as JsonObject;
    const known = resource === undefined ? undefined : this.states.of(resource, metadata);
    if (known === undefined) return this.event({ type: 'ADDED', object }, line);
    const last = known as unknown as JsonObject;
    if (known.metadata.uid !== metadata.uid) {
      return [
        ...this.event({ type: 'DELETED', object: last, bare: true }, line),
        ...this.event({ type: 'ADDED', object }, line),
      ];
    }
    if (!isUnchanged(last, object)) return this.event({ type: 'MODIFIED', object }, line);
    // nothing is written that changes nothing: an object that was to go has gone, of others something changed that is not shown
    if (metadata.deletionTimestamp !== undefined) return this.event({ type: 'DELETED', object }, line);
    return [{ is: 'aside', line, time: this.time, seq: undefined, says: 'bookmark' }];
  }

  private listed(value: JsonObject, line: number): readonly Read[] {
    const snapshot = this.isFirst;
    if (!Array.isArray(value.items)) return this.event({ type: 'ADDED', object: value, snapshot }, line);
    const { kind, apiVersion, items } = value;
    const itemKind = kind === 'List' ? undefined : String(kind).replace(/List$/, '');
    return items.flatMap((item) => {
      if (!isJsonObject(item))
        return [{ code: 'PS1003' as const, message: 'an item of a list is an object', path: 'items' }];
      const object = { ...(itemKind === undefined ? {} : { apiVersion, kind: itemKind }), ...item };
      return this.event({ type: 'ADDED', object, snapshot }, line);
    });
  }

  private audited(value: JsonObject, line: number): readonly Read[] {
    if (Array.isArray(value.items))
      return value.items.flatMap((item) => this.audited(item as JsonObject, line));
    const write = auditedWrite(value, (resource, metadata) => this.states.of(resource, metadata));
    if (write === 'nothing') return [];
    if (write === 'unseen') {
      this.unseenWrites += 1;
      return [this.gap(line)];
    }
    return this.event(write, line);
  }

  private event(
    { type, object: told, time, snapshot = false, bare = false }: Event,
    line: number,
  ): readonly Read[] {
    const kind = String(told.kind ?? '');
    const resource = resourceOfKind.get(kind) ?? `${kind.toLowerCase()}s`;
    const known =
      type === 'DELETED' && isNameAlone(told)
        ? this.states.of(resource, told.metadata as JsonObject)
        : undefined;
    const object = (known as unknown as JsonObject | undefined) ?? told;
    this.time = Math.max(this.time, time ?? timeTold(object));
    const ts = new Date(1000 * Math.max(0, this.time)).toISOString();
    const record = recordOf({ ts, resource, type, snapshot, object: withoutManagers(object) }, line);
    if (!('is' in record) || record.is !== 'watch') return [record];
    this.states.take(resource, type, record.object);
    // what is known of it is its last state: it went after that
    return [bare || known ? { ...record, version: record.version + 0.5, bare: true } : record];
  }

  private gap(line: number): TraceRecord {
    return { is: 'aside', line, time: this.time, seq: undefined, says: 'error' };
  }
}

/** What is told of a deleted object is its name. */
const isNameAlone = ({ metadata }: JsonObject): boolean =>
  isJsonObject(metadata) && metadata.uid === undefined;

/** Whether two states differ in nothing but their version. */
const isUnchanged = (one: JsonObject, other: JsonObject): boolean => {
  const told = ({ metadata, ...object }: JsonObject): object => {
    const { resourceVersion: _, managedFields: __, ...rest } = metadata as JsonObject;
    return { ...object, metadata: rest };
  };
  return deepEqual(told(one), told(other));
};

/** Recordings leave out who manages which field. */
const withoutManagers = (object: JsonObject): WatchedObject => {
  const { managedFields: _, ...metadata } = (object.metadata ?? {}) as JsonObject;
  return { ...object, metadata } as unknown as WatchedObject;
};
