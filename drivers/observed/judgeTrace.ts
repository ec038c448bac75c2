import type { Readable } from 'node:stream';
import type { Settings } from '../../models/recorded/history/traceHistory.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import type { Story } from './explanation/story.ts';
import { readTrace } from './reading/readTrace.ts';
import { TraceJudge } from './traceJudge.ts';
import type { Violation } from './violation.ts';
/** What the checker says of one trace. */
export type TraceVerdict = {
  readonly file: string;
  readonly accepted: boolean;
  /** records read: events and actions */
  readonly events: number;
  readonly violations: readonly Violation[];
  readonly problems: readonly Problem[];
  /** violations and problems beyond the first ten thousand of each: they are only counted */
  readonly unlisted: number;
  /** Pods whose events are not explained: they were there before, or too much of them is hidden */
  readonly undecided: number;
};

/** more violations or problems than these would fill the memory, and nobody reads them */
const mostListed = 10_000;

/**
 * Judges a whole trace while it is read. With `all`, every breach; else the first event that breaks a law. `onStory` is
 * told the run that explains each Pod, when its last event is read.
 */
export const judgeTrace = async (
  bytes: Readable,
  file: string,
  settings: Settings,
  all: boolean,
  onStory?: (story: Story) => void,
): Promise<TraceVerdict> => {
  const judge = new TraceJudge(settings, onStory);
  const violations: Violation[] = [];
  const problems: Problem[] = [];
  let events = 0;
  let unlisted = 0;
  const list = <T>(all: T[], found: readonly T[]): void => {
    const room = mostListed - all.length;
    all.push(...found.slice(0, room));
    unlisted += Math.max(0, found.length - room);
  };
  for await (const record of readTrace(bytes, file)) {
    if (!('is' in record)) {
      list(problems, [record]);
      continue;
    }
    events += 1;
    let found: readonly Violation[];
    try {
      found = judge.take(record);
    } catch (error) {
      const why = `the checker failed at this line: ${(error as Error).message}`;
      list(problems, [problem('PS1999', why, { file, line: record.line })]);
      continue;
    }
    list(violations, all ? found : found.slice(0, 1));
    if (!all && violations.length > 0) break;
  }
  if (all || violations.length === 0) list(violations, judge.end());
  violations.sort((one, other) => one.line - other.line);
  const accepted = violations.length === 0 && problems.length === 0;
  const { undecided } = judge.explanation;
  return { file, accepted, events, violations, problems, unlisted, undecided };
};
