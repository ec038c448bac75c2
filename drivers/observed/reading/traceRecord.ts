import type {
  Aside,
  DriverAction,
  TraceRecord,
  WatchedObject,
  WatchRecord,
} from '../../../models/recorded/watchRecord.ts';
import { watchedResources } from '../../../models/recorded/watchRecord.ts';
import { isJsonObject, type JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { type Problem, problem } from '../../../spec/problem.ts';

/** What a line tells that is no event of a watched object. */
const asideIn = (resource: unknown, type: unknown): Aside['says'] | undefined => {
  if (type === 'BOOKMARK') return 'bookmark';
  if (type === 'ERROR') return 'error';
  return typeof resource === 'string' && !watchedResources.has(resource) && types.has(type)
    ? 'unwatched'
    : undefined;
};

const types: ReadonlySet<unknown> = new Set(['ADDED', 'MODIFIED', 'DELETED']);

/** What is wrong with a line. */
export type Fault = Pick<Problem, 'code' | 'message'> & { readonly path?: string };

/** A record, or what is wrong with the line. */
export const traceRecord = (text: string, line: number, file: string): TraceRecord | Problem => {
  const found = recordIn(text, line);
  if ('is' in found) return found;
  const { code, message, path } = found;
  return problem(code, message, { file, line, ...(path === undefined ? {} : { path }) });
};

const malformed = (message: string, path?: string): Fault => ({
  code: 'PS1003',
  message,
  ...(path === undefined ? {} : { path }),
});

const recordIn = (text: string, line: number): TraceRecord | Fault => {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return { code: 'PS1002', message: 'the line is not JSON: it may have been cut off' };
  }
  return recordOf(fields, line);
};

/** A record, of what JSON says in a line, or what is wrong with it. The object of an event becomes a part of the record. */
export const recordOf = (fields: unknown, line: number): TraceRecord | Fault => {
  if (!isJsonObject(fields)) return malformed('the line is not a JSON object');
  const time = Date.parse(String(fields.ts)) / 1000;
  if (Number.isNaN(time)) return malformed('a record has a time, in RFC 3339', 'ts');
  const { action, resource, type, object } = fields;
  if (fields.seq !== undefined && !Number.isSafeInteger(fields.seq)) {
    return malformed('seq counts the records, from 0', 'seq');
  }
  const seq = fields.seq as number | undefined;
  if (typeof action === 'string' && object === undefined) {
    return driverAction(fields, action, { line, time, seq });
  }
  const says = asideIn(resource, type);
  if (says !== undefined) return { is: 'aside', line, time, seq, says };
  if (typeof resource !== 'string') {
    return { code: 'PS1004', message: 'an event is of a resource, by its name', path: 'resource' };
  }
  if (!types.has(type)) return malformed('the type of an event is ADDED, MODIFIED or DELETED', 'type');
  const fault = objectFault(object);
  if (fault !== undefined) return malformed(fault.message, fault.path);
  const watched = object as unknown as WatchedObject;
  return {
    is: 'watch',
    line,
    time,
    seq,
    resource,
    type: type as WatchRecord['type'],
    object: watched,
    version: Number(watched.metadata.resourceVersion),
    snapshot: fields.snapshot === true,
  };
};

const driverAction = (
  fields: JsonObject,
  action: string,
  place: Pick<DriverAction, 'line' | 'time' | 'seq'>,
): DriverAction => {
  const version = Number(fields.rv);
  const done = typeof fields.done === 'string' ? Date.parse(fields.done) / 1000 : Number.NaN;
  return {
    is: 'action',
    ...place,
    action,
    ...(typeof fields.node === 'string' ? { node: fields.node } : {}),
    ...(typeof fields.path === 'string' ? { path: fields.path } : {}),
    ...(Number.isNaN(done) ? {} : { done }),
    ...(typeof fields.code === 'number' ? { code: fields.code } : {}),
    ...(typeof fields.rv === 'string' && Number.isSafeInteger(version) ? { version } : {}),
    request: fields.request,
  };
};

const named = ['name', 'uid', 'resourceVersion'] as const;

/** What the checker reads without asking has the types that the API promises. */
const objectFault = (object: unknown): { message: string; path: string } | undefined => {
  if (!isJsonObject(object)) return { message: 'an event carries an object', path: 'object' };
  const { metadata, spec, status } = object;
  if (!isJsonObject(metadata)) return { message: 'an object has metadata', path: 'object.metadata' };
  for (const field of named) {
    if (typeof metadata[field] !== 'string' || metadata[field] === '') {
      return { message: `metadata.${field} is a text`, path: `object.metadata.${field}` };
    }
  }
  if (!/^\d{1,15}$/.test(metadata.resourceVersion as string)) {
    return { message: 'a resourceVersion is a number', path: 'object.metadata.resourceVersion' };
  }
  if (spec !== undefined && !isJsonObject(spec)) return { message: 'spec is an object', path: 'object.spec' };
  if (status !== undefined && !isJsonObject(status)) {
    return { message: 'status is an object', path: 'object.status' };
  }
  return undefined;
};
