import type { TraceRecord } from '../../models/recorded/watchRecord.ts';

/** A law that an event breaks. `line` is the physical line of the file, from 1. */
export type Violation = {
  readonly law: string;
  /** where the line is, if several files are judged together */
  readonly file?: string;
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
  const { line, file } = record;
  const place = file === undefined ? { law, line } : { law, file, line };
  if (record.is === 'action') return { ...place, uid: '', object: record.action, message };
  if (record.is === 'aside') return { ...place, uid: '', object: record.says, message };
  const { uid, name, namespace } = record.object.metadata;
  const object = `${record.resource} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  return { ...place, uid, object, message };
};
