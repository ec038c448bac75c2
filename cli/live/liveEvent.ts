/** A line of a recording, in the own form, that a live cluster gives. */
export type LiveLine = {
  readonly ts: string;
  readonly resource: string;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'ERROR';
  readonly snapshot?: true;
  readonly object: object;
};

/** An object of the API, as far as it is looked at here. */
export type Listed = {
  readonly metadata: { readonly resourceVersion: string; readonly managedFields?: unknown };
};

/** The line of an object; who manages which field is left out. */
export const lineOf = (
  resource: string,
  type: LiveLine['type'],
  object: Listed,
  isFirst = false,
): LiveLine => {
  const { managedFields: _, ...metadata } = object.metadata;
  const line = { ts: new Date().toISOString(), resource, type, object: { ...object, metadata } };
  return isFirst ? { ...line, snapshot: true } : line;
};

/** From here on what happened before, or in between, is not known. */
export const gapLine = (resource: string, message: string): LiveLine => ({
  ts: new Date().toISOString(),
  resource,
  type: 'ERROR',
  object: { apiVersion: 'v1', kind: 'Status', reason: 'Listed', message },
});
