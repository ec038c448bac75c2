import { traceRecord } from '../../../drivers/observed/reading/traceRecord.ts';
import { TraceJudge } from '../../../drivers/observed/traceJudge.ts';
import type { Violation } from '../../../drivers/observed/violation.ts';
import type { TraceRecord } from '../../../models/recorded/watchRecord.ts';
import type { Line } from './recordings.ts';

/** Lines that are as they were are read once. */
const read = new WeakMap<Line, TraceRecord>();

const recordOf = (line: Line, number: number): TraceRecord => {
  const known = read.get(line);
  if (known?.line === number) return known;
  const record = traceRecord(JSON.stringify(line), number, 'lie');
  if (!('is' in record)) throw new Error(record.message);
  read.set(line, record);
  return record;
};

/** What the checker finds first in these lines. */
export const firstViolation = (lines: readonly Line[], dedicatedNodes: boolean): Violation | undefined => {
  const judge = new TraceJudge({ dedicatedNodes });
  for (const [index, line] of lines.entries()) {
    const [found] = judge.take(recordOf(line, index + 1));
    if (found !== undefined) return found;
  }
  return judge.end()[0];
};

/** Everything that the checker finds in these lines. */
export const judgedLines = (lines: readonly Line[], dedicatedNodes: boolean): readonly Violation[] => {
  const judge = new TraceJudge({ dedicatedNodes });
  const found = lines.flatMap((line, index) => judge.take(recordOf(line, index + 1)));
  return [...found, ...judge.end()];
};
