import type { TraceRecord, WatchRecord } from './watchRecord.ts';

/** What is known of the lines of a recording so far: their numbers and times. */
export class LinesSeen {
  /** the number of the last line; absent: there was none, or it has none */
  seq: number | undefined;
  /** the event with the latest time */
  latest: WatchRecord | undefined;
  /** the latest time before that of `latest`, in unix seconds */
  earlier = Number.NEGATIVE_INFINITY;

  take(record: TraceRecord): void {
    this.seq = record.seq;
    if (record.is === 'action' || record.snapshot) return;
    const { latest } = this;
    if (latest === undefined || record.time > latest.time) {
      this.earlier = latest?.time ?? Number.NEGATIVE_INFINITY;
      this.latest = record;
    } else if (isLatestStray(record, this)) this.latest = record;
  }
}

/** By how much times of events may be inverted, in seconds. */
const slackSeconds = 5;

/** The event was received long before the latest one. */
export const isInverted = (record: WatchRecord, { latest }: LinesSeen): boolean =>
  latest !== undefined && record.time < latest.time - slackSeconds;

/** Of two events that are inverted, the latest one is out of place: the newest fits what came before that. */
export const isLatestStray = (record: WatchRecord, lines: LinesSeen): boolean =>
  isInverted(record, lines) && record.time >= lines.earlier - slackSeconds;
