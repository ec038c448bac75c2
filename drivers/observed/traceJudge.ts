import { remember } from '../../models/recorded/history/remember.ts';
import { pathOf } from '../../models/recorded/history/requests.ts';
import { type Settings, TraceHistory } from '../../models/recorded/history/traceHistory.ts';
import { LinesSeen } from '../../models/recorded/linesSeen.ts';
import type { ObjectStep, PodStep } from '../../models/recorded/steps.ts';
import { lawBookViews } from '../../models/recorded/views/recordedPodView.ts';
import type { TraceRecord, WatchedObject, WatchRecord } from '../../models/recorded/watchRecord.ts';
import { containerSteps } from '../../models/recorded/writes/containerStep.ts';
import { isPastDeadline, kubeletDecisions } from '../../models/recorded/writes/kubeletDecision.ts';
import { podChange } from '../../models/recorded/writes/podChange.ts';
import { type PodWriter, podWriter } from '../../models/recorded/writes/podWrite.ts';
import { run } from '../../properties/laws/explanation/run.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import type { Story } from './explanation/story.ts';
import { TraceExplanation } from './explanation/traceExplanation.ts';
import { deviationsAtEnd, withoutDeviations } from './knownDeviations.ts';
import { once } from './once.ts';
import { shareParts } from './reading/sharedParts.ts';
import { formLaw, lawsWithoutContainers, lineLaws, objectLawsOf, podLaws, reviews } from './recordedLaws.ts';
import { type Deviated, type Violation, violation } from './violation.ts';

/** Requests that are judged by what they do, not by what they say. */
const otherRequests: readonly string[] = ['delete', 'evict', 'bind'];

const none: readonly Violation[] = [];
const nothingKnown: readonly Deviated[] = [];

/** Judges records one after the other. */
export class TraceJudge {
  readonly history: TraceHistory;
  readonly explanation: TraceExplanation;
  /** known deviations, since they were last taken */
  private known: Deviated[] = [];
  private readonly lines = new LinesSeen();

  /** `onStory` is told the run that explains each Pod. */
  constructor(settings: Settings, onStory?: (story: Story) => void) {
    this.history = new TraceHistory(settings);
    this.explanation = new TraceExplanation(onStory);
  }

  /** The breaches that this record shows, the most telling first. What has not the form of its kind is not looked into. */
  take(record: TraceRecord): readonly Violation[] {
    const recorded = this.judgeLine(record);
    if (record.is === 'action') {
      this.history.takeAction(record);
      this.explanation.takeAction(record);
      return recorded;
    }
    const found = this.takeEvent(record);
    return recorded.length === 0 ? found : [...recorded, ...found];
  }

  /** What the recorder owes: that no line is missing, and none out of place. */
  private judgeLine(record: TraceRecord): readonly Violation[] {
    let found = none;
    for (const { id, judge } of lineLaws) {
      const breach = judge(record, this.lines);
      if (breach) found = [...found, violation(breach.record, id, breach.message)];
    }
    this.lines.take(record);
    return found;
  }

  private takeEvent(record: WatchRecord): readonly Violation[] {
    const before = this.history.before(record);
    shareParts(before, record.object);
    const misshapen = formLaw.judge({
      record,
      history: this.history,
      before,
      after: record.object,
      change: undefined,
    });
    if (misshapen !== undefined) return [violation(record, formLaw.id, misshapen)];
    const { found, pod } = this.judge(record, before);
    this.history.take(record);
    const live = pod && this.history.pods.get(record.object.metadata.uid);
    if (pod && live) remember(live, pod);
    if (this.history.rooms.suspects.length === 0) return found;
    return [...this.review(record.time), ...found];
  }

  /** What can only be said when nothing more comes. */
  end(): readonly Violation[] {
    this.explanation.end();
    this.known.push(...deviationsAtEnd(this.history));
    return this.review(Number.POSITIVE_INFINITY);
  }

  /** The known deviations of Kubernetes that were seen since this was last asked. */
  takeDeviations(): readonly Deviated[] {
    if (this.known.length === 0) return nothingKnown;
    const known = this.known;
    this.known = [];
    return known;
  }

  /** What later events should have explained, and did not. */
  private review(time: number): readonly Violation[] {
    return reviews.flatMap(({ id, review }) =>
      review(this.history, time).map(({ record, message }) => violation(record, id, message)),
    );
  }

  private judge(
    record: WatchRecord,
    before: WatchedObject | undefined,
  ): { found: readonly Violation[]; pod?: PodStep } {
    const { history } = this;
    const change =
      record.resource === 'pods' && before !== undefined
        ? podChange(before as Pod, record.object as Pod)
        : undefined;
    const found: Violation[] = [];
    const step: ObjectStep = { record, history, before, after: record.object, change };
    for (const law of objectLawsOf(record.resource)) {
      const message = law.judge(step);
      if (message !== undefined) found.push(violation(record, law.id, message));
    }
    if (record.resource !== 'pods') return { found };
    const pod = this.podStep(record, before as Pod | undefined, change);
    for (const law of pod.containers.length > 0 ? podLaws : lawsWithoutContainers) {
      const message = law.judge(pod);
      if (message !== undefined) found.push(violation(record, law.id, message));
    }
    const unexplained = this.explanation.take(pod);
    if (unexplained !== undefined) found.push(violation(record, run.id, unexplained));
    const { left, known } = withoutDeviations(pod, found);
    this.known.push(...known);
    return { found: left, pod };
  }

  private podStep(record: WatchRecord, before: Pod | undefined, change: PodStep['change']): PodStep {
    const { history } = this;
    const { name, namespace, uid } = record.object.metadata;
    const after = record.object as Pod;
    const path = pathOf('pods', name, namespace);
    const asked = record.type === 'ADDED' ? path.slice(0, path.lastIndexOf('/')) : path;
    const request = history.requests.answeredWith(record.version, asked);
    const byHand = request !== undefined && !otherRequests.includes(request.action);
    const writer: PodWriter =
      record.type === 'DELETED'
        ? 'removal'
        : before === undefined || change === undefined
          ? 'creation'
          : podWriter(before, after, change, byHand);
    const containers = change?.status.some((field) => field.endsWith('ontainerStatuses'))
      ? containerSteps(before, after)
      : [];
    const live = history.pods.get(uid);
    const views = once(() => lawBookViews({ writer, before, after, live }));
    const decisions = once(() =>
      before === undefined
        ? []
        : kubeletDecisions(
            before,
            after,
            live?.memory.rejected === true || isPastDeadline(after, record.time),
          ),
    );
    return { record, history, before, after, live, change, writer, containers, decisions, views, request };
  }
}
