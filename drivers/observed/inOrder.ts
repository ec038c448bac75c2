import type { TraceRecord } from '../../models/recorded/watchRecord.ts';

/** Events of several watches are received at most so long after those that were written later, in seconds. */
const windowSeconds = 2;

/** So many records are held back at most. */
const windowLimit = 512;

type Held = { readonly record: TraceRecord; readonly version: number };

/**
 * Puts records in the order in which they were written, as far as they were received at about the same time: several
 * watches that are recorded into one do not wait for each other.
 */
export class InOrder {
  private readonly held: Held[] = [];
  private version = 0;
  private time = Number.NEGATIVE_INFINITY;

  /** The records that are due now that this one has come. */
  take(record: TraceRecord): readonly TraceRecord[] {
    const version = this.versionOf(record);
    let at = this.held.length;
    while (at > 0 && isBefore(record, version, this.held[at - 1]!)) at -= 1;
    this.held.splice(at, 0, { record, version });
    this.version = Math.max(this.version, version);
    if (record.is === 'watch') this.time = Math.max(this.time, record.time);
    let due = 0;
    while (due < this.held.length && this.isDue(this.held[due]!, this.held.length - due)) due += 1;
    return this.held.splice(0, due).map(({ record }) => record);
  }

  /** Nothing more comes, or nothing for long. */
  flush(): readonly TraceRecord[] {
    return this.held.splice(0).map(({ record }) => record);
  }

  private isDue({ record }: Held, held: number): boolean {
    return held > windowLimit || record.time < this.time - windowSeconds;
  }

  /** What was there before, and what tells of no write, stays where it is. */
  private versionOf(record: TraceRecord): number {
    if (record.is === 'watch') return record.snapshot ? this.version : record.version;
    const answered = record.is === 'action' ? record.version : undefined;
    return answered === undefined ? this.version : Math.min(this.version, answered - 0.5);
  }
}

/** A record goes before what was written later; one of the driver never before what was there when it was done. */
const isBefore = (record: TraceRecord, version: number, other: Held): boolean =>
  version < other.version && (record.is !== 'action' || record.time <= other.record.time);
