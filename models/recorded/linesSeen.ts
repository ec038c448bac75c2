import type { TraceRecord, WatchRecord } from './watchRecord.ts';

/** What is known of the lines of a recording so far: their numbers and times. */
export class LinesSeen {
  /** the number of the last line; absent: there was none, or it has none */
  seq: number | undefined;
  /** the event with the latest time */
  latest: WatchRecord | undefined;
  /** the latest time before that of `latest`, in unix seconds */
  earlier = Number.NEGATIVE_INFINITY;

  /** lines before which others are missing, until they are asked for */
  private readonly gaps = new Set<number>();

  /** The numbers say that lines are missing before this one. */
  lostBefore({ line }: TraceRecord): boolean {
    return this.gaps.delete(line);
  }

  take(record: TraceRecord): void {
    if (record.seq !== undefined && record.seq > (this.seq ?? -1) + 1) this.gaps.add(record.line);
    this.seq = record.seq ?? this.seq;
    if (record.is !== 'watch' || record.snapshot) return;
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
