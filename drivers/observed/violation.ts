import type { TraceRecord } from '../../models/recorded/watchRecord.ts';

/** A law that an event breaks. `line` is the physical line of the file, from 1. */
export type Violation = {
  readonly law: string;
  readonly line: number;
  /** empty for what is no event */
  readonly uid: string;
  /** the object, as `pods shop/web-0`, or the action */
  readonly object: string;
  readonly message: string;
};

/** A known deviation that a recording shows, and where. */
export type Deviated = Omit<Violation, 'law'> & { readonly deviation: string };

export const violation = (record: TraceRecord, law: string, message: string): Violation => {
  const { line } = record;
  if (record.is === 'action') return { law, line, uid: '', object: record.action, message };
  if (record.is === 'aside') return { law, line, uid: '', object: record.says, message };
  const { uid, name, namespace } = record.object.metadata;
  const object = `${record.resource} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  return { law, line, uid, object, message };
};
