import type { TraceRecord, WatchRecord } from '../../models/recorded/watchRecord.ts';
import { sequence, time, timeSlack } from './laws/recorder.ts';
import { type Violation, violation } from './violation.ts';

const none: readonly Violation[] = [];

/** Judges the numbers and times of the lines. */
export class Recorder {
  private seq: number | undefined;
  /** the event with the latest time, and the latest time before it, in unix seconds */
  private latest: WatchRecord | undefined;
  private before = Number.NEGATIVE_INFINITY;

  take(record: TraceRecord): readonly Violation[] {
    const [number, time] = [this.takeNumber(record), this.takeTime(record)];
    if (number === undefined && time === undefined) return none;
    return [number, time].filter((each) => each !== undefined);
  }

  private takeNumber(record: TraceRecord): Violation | undefined {
    const { seq } = record;
    const due = this.seq === undefined ? undefined : this.seq + 1;
    this.seq = seq;
    if (seq === undefined || due === undefined || seq === due) return undefined;
    return violation(record, sequence.id, `the line is numbered ${seq}; ${due} was due`);
  }

  private takeTime(record: TraceRecord): Violation | undefined {
    if (record.is === 'action' || record.snapshot) return undefined;
    const { latest } = this;
    if (latest === undefined || record.time >= latest.time - timeSlack) {
      if (latest === undefined || record.time > latest.time) {
        this.before = latest?.time ?? Number.NEGATIVE_INFINITY;
        this.latest = record;
      }
      return undefined;
    }
    const early = record.time < this.before - timeSlack;
    const [stray, other] = early ? [record, latest] : [latest, record];
    if (!early) this.latest = record;
    const text = (of: WatchRecord): string => new Date(of.time * 1000).toISOString();
    return violation(
      stray,
      time.id,
      `it is said to be received at ${text(stray)}; its neighbour at ${text(other)}`,
    );
  }
}
