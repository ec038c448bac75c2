import type { Readable } from 'node:stream';
import type { TraceRecord } from '../../models/recorded/watchRecord.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import type { Story } from './explanation/story.ts';
import { asViolation } from './knownDeviations.ts';
import { FormReader } from './reading/forms/formReader.ts';
import { mergedRecords } from './reading/mergedRecords.ts';
import { readTrace } from './reading/readTrace.ts';
import { withPauses } from './reading/withPauses.ts';
import { TraceJudge } from './traceJudge.ts';
import { unjudgedIn } from './unjudged.ts';
import type { Deviated, Violation } from './violation.ts';

/** What the checker says of one trace. */
export type TraceVerdict = {
  readonly file: string;
  readonly accepted: boolean;
  /** records read: events and actions */
  readonly events: number;
  readonly violations: readonly Violation[];
  /** known deviations of Kubernetes that it shows; a strict judge takes them for violations too */
  readonly deviations: readonly Deviated[];
  readonly problems: readonly Problem[];
  /** violations, deviations and problems beyond the first ten thousand of each: they are only counted */
  readonly unlisted: number;
  /** Pods whose events are not explained: they were there before, or too much of them is hidden */
  readonly undecided: number;
  /** what could not be judged, and why; empty for whole recordings in the own form */
  readonly unjudged: readonly string[];
};

/** How a trace is judged. */
export type Judging = {
  /** its nodes ran nothing but what it shows: the room on them is judged */
  readonly dedicatedNodes: boolean;
  /** every breach is named; else the first event that breaks a law is the last that is read */
  readonly all?: boolean;
  /** known deviations of Kubernetes are breaches */
  readonly strict?: boolean;
  /** is told the run that explains each Pod, when its last event is read */
  readonly onStory?: (story: Story) => void;
  /** is told of each breach as soon as it is found */
  readonly onViolation?: (violation: Violation) => void;
};

/** more of one sort than these would fill the memory, and nobody reads them */
const mostListed = 10_000;

/** If nothing comes for so long, in milliseconds, what is known is told. */
const patience = 1000;

/** Judges a whole trace while it is read. */
export const judgeTrace = (bytes: Readable, file: string, judging: Judging): Promise<TraceVerdict> => {
  const forms = new FormReader();
  return judgeRecords(readTrace(bytes, file, forms), [forms], file, judging);
};

/** Judges several traces of one cluster together while they are read: their events in the order in which they were written. */
export const judgeTogether = (
  streams: readonly { readonly bytes: Readable; readonly file: string }[],
  judging: Judging,
): Promise<TraceVerdict> => {
  const forms = streams.map(() => new FormReader());
  const read = streams.map(({ bytes, file }, at) => ({ file, records: readTrace(bytes, file, forms[at]) }));
  const files = streams.map(({ file }) => file).join(' + ');
  return judgeRecords(mergedRecords(read), forms, files, judging);
};

const judgeRecords = async (
  records: AsyncGenerator<Iterable<TraceRecord | Problem>>,
  forms: readonly FormReader[],
  file: string,
  judging: Judging,
): Promise<TraceVerdict> => {
  const { dedicatedNodes, all = false, strict = false, onStory, onViolation } = judging;
  const judge = new TraceJudge({ dedicatedNodes }, onStory);
  const violations: Violation[] = [];
  const deviations: Deviated[] = [];
  const problems: Problem[] = [];
  let events = 0;
  let unlisted = 0;
  const list = <T>(all: T[], found: readonly T[]): readonly T[] => {
    const listed = found.slice(0, mostListed - all.length);
    all.push(...listed);
    unlisted += found.length - listed.length;
    return listed;
  };
  const note = (found: readonly Violation[]): void => {
    const known = judge.takeDeviations();
    list(deviations, known);
    const broken = strict && known.length > 0 ? [...found, ...known.map(asViolation)] : found;
    const told = all ? broken : broken.slice(0, Math.max(0, 1 - violations.length));
    for (const each of list(violations, told)) onViolation?.(each);
  };
  const attempt = (line: number, work: () => readonly Violation[]): void => {
    try {
      note(work());
    } catch (error) {
      const why = `the checker failed at this line: ${(error as Error).message}`;
      list(problems, [problem('PS1999', why, { file, line })]);
    }
  };
  let line = 0;
  const isDone = (): boolean => !all && violations.length > 0;
  const takeAll = (some: Iterable<TraceRecord | Problem>): void => {
    for (const record of some) {
      judge.history.untimed ||= forms.some(({ isUntimed }) => isUntimed);
      if ('is' in record) {
        events += 1;
        line = record.line;
        attempt(line, () => judge.take(record));
      } else list(problems, [record]);
      if (isDone()) return;
    }
  };
  for await (const some of withPauses(records, patience)) {
    if (some === 'pause') attempt(line, () => judge.flush());
    else takeAll(some);
    if (isDone()) break;
  }
  if (all || violations.length === 0) attempt(line, () => judge.end());
  violations.sort((one, other) => one.line - other.line);
  const accepted = violations.length === 0 && problems.length === 0;
  const { undecided } = judge.explanation;
  const unjudged = unjudgedIn(judge.history, forms, undecided);
  return { file, accepted, events, violations, deviations, problems, unlisted, undecided, unjudged };
};
