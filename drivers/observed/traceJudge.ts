import { Arrivals } from '../../models/recorded/history/arrivals.ts';
import { forget } from '../../models/recorded/history/livePod.ts';
import { remember } from '../../models/recorded/history/remember.ts';
import { type Settings, TraceHistory } from '../../models/recorded/history/traceHistory.ts';
import { LinesSeen } from '../../models/recorded/linesSeen.ts';
import type { TraceRecord, WatchedObject, WatchRecord } from '../../models/recorded/watchRecord.ts';
import { EventJudge, type EventVerdict } from './eventJudge.ts';
import type { Story } from './explanation/story.ts';
import { TraceExplanation } from './explanation/traceExplanation.ts';
import { InOrder } from './inOrder.ts';
import { deviationsAtEnd } from './knownDeviations.ts';
import { shareParts } from './reading/sharedParts.ts';
import { formLaw, lineLaws, reviews } from './recordedLaws.ts';
import { type Deviated, type Violation, violation } from './violation.ts';

const none: readonly Violation[] = [];
const nothingKnown: readonly Deviated[] = [];

/** Judges records one after the other: each line as it comes, events in the order in which they were written. */
export class TraceJudge {
  readonly history: TraceHistory;
  readonly explanation: TraceExplanation;
  private readonly events: EventJudge;
  private readonly arrivals = new Arrivals();
  private readonly order = new InOrder();
  private readonly lines = new LinesSeen();
  /** known deviations, since they were last taken */
  private known: Deviated[] = [];

  /** `onStory` is told the run that explains each Pod. */
  constructor(settings: Settings, onStory?: (story: Story) => void) {
    this.history = new TraceHistory(settings);
    this.explanation = new TraceExplanation(onStory);
    this.events = new EventJudge(this.history, this.explanation);
  }

  /** The breaches that are found now that this record has come: the most telling of each event first. */
  take(record: TraceRecord): readonly Violation[] {
    const again = record.is === 'watch' && this.arrivals.receive(record);
    const recorded = again ? none : this.judgeLine(record);
    const found = this.takeAll(this.order.take(record));
    return recorded.length === 0 ? found : [...recorded, ...found];
  }

  /** The breaches of what was held back for the sake of order: nothing has come for a while. */
  flush(): readonly Violation[] {
    return this.takeAll(this.order.flush());
  }

  /** What can only be said when nothing more comes. */
  end(): readonly Violation[] {
    const found = this.flush();
    this.explanation.end();
    this.known.push(...deviationsAtEnd(this.history));
    return [...found, ...this.review(Number.POSITIVE_INFINITY)];
  }

  /** The known deviations of Kubernetes that were seen since this was last asked. */
  takeDeviations(): readonly Deviated[] {
    if (this.known.length === 0) return nothingKnown;
    const known = this.known;
    this.known = [];
    return known;
  }

  /** What the recorder owes: that no line is out of place. */
  private judgeLine(record: TraceRecord): readonly Violation[] {
    let found = none;
    for (const { id, judge } of lineLaws) {
      const breach = judge(record, this.lines);
      if (breach) found = [...found, violation(breach.record, id, breach.message)];
    }
    this.lines.take(record);
    return found;
  }

  private takeAll(records: readonly TraceRecord[]): readonly Violation[] {
    let found = none;
    for (const record of records) {
      const more = this.takeInOrder(record);
      if (more.length > 0) found = found.length === 0 ? more : [...found, ...more];
    }
    return found;
  }

  private takeInOrder(record: TraceRecord): readonly Violation[] {
    if (this.lines.lostBefore(record) || (record.is === 'aside' && record.says === 'error')) this.lose();
    if (record.is === 'watch') return this.takeEvent(record);
    if (record.is === 'action') {
      this.history.takeAction(record);
      this.explanation.takeAction(record);
    }
    return none;
  }

  private lose(): void {
    this.arrivals.lose();
    this.history.lose();
  }

  private takeEvent(record: WatchRecord): readonly Violation[] {
    const { history } = this;
    const { uid } = record.object.metadata;
    const before = history.before(record);
    const arrival = this.arrivals.take(record, before, history.gone.has(uid));
    if (this.arrivals.partial) history.lose();
    if (arrival === 'again') return none;
    const { namespace } = record.object.metadata;
    if (namespace !== undefined && this.arrivals.hasBegun(namespace, record.time))
      history.begun.add(namespace);
    if (record.bare) {
      history.take(record);
      return none;
    }
    shareParts(before, record.object);
    const misshapen = this.events.misshapen(record, before);
    if (misshapen !== undefined) return [violation(record, formLaw.id, misshapen)];
    const { found, known, pod } = this.judge(record, before, arrival === 'sighting', arrival === 'late');
    this.known.push(...known);
    history.take(record);
    const live = pod && history.pods.get(uid);
    if (pod && live) remember(live, pod);
    if (history.rooms.suspects.length === 0 && !history.quotas.awaits) return found;
    return [...this.review(record.time), ...found];
  }

  /** If something between may be missing, what breaks a law as the next event may yet be right as it is. */
  private judge(
    record: WatchRecord,
    before: WatchedObject | undefined,
    sighted: boolean,
    late: boolean,
  ): EventVerdict {
    if (sighted) return record.type === 'DELETED' ? gone : this.events.judgeSighting(record, undefined);
    const verdict = this.events.judge(record, before);
    if (!late || verdict.found.length === 0) return verdict;
    const live = this.history.pods.get(record.object.metadata.uid);
    if (live) forget(live);
    return record.type === 'DELETED' ? gone : this.events.judgeSighting(record, before);
  }

  /** What later events should have explained, and did not. */
  private review(time: number): readonly Violation[] {
    return reviews.flatMap(({ id, whole, review }) =>
      review(this.history, time)
        .filter(() => !whole || !this.history.partial)
        .map(({ record, message }) => violation(record, id, message)),
    );
  }
}

/** Of what was never seen, or otherwise than it went, nothing is said. */
const gone: EventVerdict = { found: [], known: [] };
