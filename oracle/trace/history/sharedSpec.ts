import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { WatchedObject, WatchRecord } from '../reading/traceRecord.ts';

/** The event with the very spec of the object before it, if they are equal: the same memory, and nothing to compare. */
export const withSharedSpec = (record: WatchRecord, before: WatchedObject | undefined): WatchRecord => {
  const { object } = record;
  if (before?.spec === undefined || !deepEqual(before.spec, object.spec)) return record;
  return { ...record, object: { ...object, spec: before.spec } };
};
