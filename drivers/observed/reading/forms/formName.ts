import { isJsonObject, type JsonObject } from '../../../../spec/api/decode/jsonObject.ts';

/** The forms in which recordings come, besides the own one. */
export type FormName = 'watch events' | 'objects' | 'lists' | 'audit log' | 'scheduler simulator' | 'own';

/** What a form does not tell, in words. */
export const untold: { readonly [form in FormName]: readonly string[] } = {
  own: [],
  'watch events': ['when each event was received'],
  objects: ['when each event was received', 'which objects were deleted, but for Pods'],
  lists: ['when each state was seen', 'what happened between two lists'],
  'audit log': ['what bindings, evictions and other requests wrote whose answers are no objects'],
  'scheduler simulator': ['objects as they were when they were deleted'],
};

/** The form of one value; nothing for what is none of them. */
export const formOf = (value: JsonObject, listed: boolean): FormName | undefined => {
  const { ts, type, object, resource, event, kind, apiVersion, items, metadata } = value;
  const isOwn = ts !== undefined || typeof resource === 'string' || typeof value.action === 'string';
  if (isOwn && kind === undefined) return 'own';
  if (typeof event === 'string' && isJsonObject(resource)) return 'scheduler simulator';
  if (typeof apiVersion === 'string' && apiVersion.startsWith('audit.k8s.io/')) return 'audit log';
  if (typeof type === 'string' && isJsonObject(object)) return 'watch events';
  if (typeof kind !== 'string') return undefined;
  if (kind.endsWith('List') && Array.isArray(items)) return 'lists';
  if (kind === 'Status' && metadata !== undefined) return 'watch events';
  if (!isJsonObject(metadata)) return undefined;
  return listed ? 'lists' : 'objects';
};

/** Whether a line is a record in the own form, whole or in pieces: it has the fields of one. */
export const isOwnLine = (line: string): boolean => {
  try {
    const value: unknown = JSON.parse(line);
    return !isJsonObject(value) || formOf(value, false) === 'own' || formOf(value, false) === undefined;
  } catch {
    return /^\s*\{\s*"(ts|seq|resource|action)"/.test(line) && !/^\s*[{[]\s*$/.test(line);
  }
};
