import type { TraceHistory } from '../../models/recorded/history/traceHistory.ts';
import type { ObjectStep, PodStep } from '../../models/recorded/steps.ts';
import type { WatchedObject, WatchRecord } from '../../models/recorded/watchRecord.ts';
import { podChange } from '../../models/recorded/writes/podChange.ts';
import { run } from '../../properties/laws/explanation/run.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import type { TraceExplanation } from './explanation/traceExplanation.ts';
import { withoutDeviations } from './knownDeviations.ts';
import { podStep } from './podStep.ts';
import {
  formLaw,
  type Judge,
  lawsAcrossGaps,
  lawsWithoutContainers,
  objectLawsOf,
  podLaws,
} from './recordedLaws.ts';
import { type Deviated, type Violation, violation } from './violation.ts';

/** What is said of an event: its breaches, the known deviations among them, and what it is, if it is one of a Pod. */
export type EventVerdict = {
  readonly found: readonly Violation[];
  readonly known: readonly Deviated[];
  readonly pod?: PodStep;
};

/** Judges one event against the history before it. */
export class EventJudge {
  private readonly history: TraceHistory;
  private readonly explanation: TraceExplanation;

  constructor(history: TraceHistory, explanation: TraceExplanation) {
    this.history = history;
    this.explanation = explanation;
  }

  /** What has not the form of its kind is not looked into. */
  misshapen(record: WatchRecord, before: WatchedObject | undefined): string | undefined {
    const { history } = this;
    return formLaw.judge({ record, history, before, after: record.object, change: undefined });
  }

  /** The object as the event before it left it, and what the event makes of it. */
  judge(record: WatchRecord, before: WatchedObject | undefined): EventVerdict {
    const { history } = this;
    const change =
      record.resource === 'pods' && before !== undefined
        ? podChange(before as Pod, record.object as Pod)
        : undefined;
    const step: ObjectStep = { record, history, before, after: record.object, change };
    const found = this.breaches(objectLawsOf(record.resource), step);
    if (record.resource !== 'pods') return { found, known: [] };
    const pod = podStep(record, history, before as Pod | undefined, change);
    found.push(...this.breaches(pod.containers.length > 0 ? podLaws : lawsWithoutContainers, pod));
    const unexplained = this.explanation.take(pod);
    if (unexplained !== undefined) found.push(violation(record, run.id, unexplained));
    const { left, known } = withoutDeviations(pod, found);
    return { found: left, known, pod };
  }

  /** The object as it is seen, whoever brought it there; `older`: what it was some time before. */
  judgeSighting(record: WatchRecord, older: WatchedObject | undefined): EventVerdict {
    const { history } = this;
    const seen: WatchRecord = { ...record, type: 'ADDED', snapshot: true };
    const { found, known, pod } = this.judge(seen, undefined);
    if (older === undefined) return { found, known, ...(pod ? { pod } : {}) };
    const step = { record, history, before: older, after: record.object, change: undefined };
    const broken = this.breaches(lawsAcrossGaps, step);
    return { found: [...broken, ...found], known, ...(pod ? { pod } : {}) };
  }

  private breaches<Step extends { readonly record: WatchRecord }>(
    laws: readonly Judge<Step>[],
    step: Step,
  ): Violation[] {
    const { partial } = this.history;
    const found: Violation[] = [];
    for (const { id, whole, times, judge } of laws) {
      const isShown = !(whole && partial) && !(times && this.history.untimed);
      const message = isShown ? judge(step) : undefined;
      if (message !== undefined) found.push(violation(step.record, id, message));
    }
    return found;
  }
}
