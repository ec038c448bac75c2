import { recordOf } from '../../../drivers/observed/reading/traceRecord.ts';
import { TraceJudge } from '../../../drivers/observed/traceJudge.ts';
import type { Violation } from '../../../drivers/observed/violation.ts';
import type { TraceRecord } from '../../../models/recorded/watchRecord.ts';
import type { Line, Thing } from './recordings.ts';

/** Lines that are as they were are read once, and so are the objects in lines that say something else of them. */
const records = new WeakMap<Line, TraceRecord>();
const copies = new WeakMap<Thing, Thing>();

const copyOf = (object: Thing): Thing => {
  const known = copies.get(object) ?? (JSON.parse(JSON.stringify(object)) as Thing);
  copies.set(object, known);
  return { ...known };
};

/** The record of a line: the judge makes objects its own, which leaves the line as it is. */
export const recordOfLine = (line: Line, number: number): TraceRecord => {
  const known = records.get(line);
  if (known?.line === number) return known;
  const { object } = line;
  const record = recordOf(object === undefined ? line : { ...line, object: copyOf(object) }, number);
  if (!('is' in record)) throw new Error(record.message);
  records.set(line, record);
  return record;
};

/** What the checker finds first in these lines. */
export const firstViolation = (lines: readonly Line[], dedicatedNodes: boolean): Violation | undefined => {
  const judge = new TraceJudge({ dedicatedNodes });
  for (const [index, line] of lines.entries()) {
    const [found] = judge.take(recordOfLine(line, index + 1));
    if (found !== undefined) return found;
  }
  return judge.end()[0];
};

/** Whether one of these laws rejects these lines, first or later. */
export const isRejectedBy = (
  laws: readonly string[],
  lines: readonly Line[],
  dedicatedNodes: boolean,
): boolean => {
  const judge = new TraceJudge({ dedicatedNodes });
  const rejects = ({ law }: Violation): boolean => laws.includes(law);
  return (
    lines.some((line, index) => judge.take(recordOfLine(line, index + 1)).some(rejects)) ||
    judge.end().some(rejects)
  );
};

/** Everything that the checker finds in these lines. */
export const judgedLines = (lines: readonly Line[], dedicatedNodes: boolean): readonly Violation[] => {
  const judge = new TraceJudge({ dedicatedNodes });
  const found = lines.flatMap((line, index) => judge.take(recordOfLine(line, index + 1)));
  return [...found, ...judge.end()];
};
