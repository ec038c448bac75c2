import { TraceJudge } from '../../../oracle/trace/judgeTrace.ts';
import { traceRecord } from '../../../oracle/trace/reading/traceRecord.ts';
import type { Violation } from '../../../oracle/trace/violation.ts';
import type { Line } from './recordings.ts';

/** What the checker finds first in these lines. */
export const firstViolation = (lines: readonly Line[], dedicatedNodes: boolean): Violation | undefined => {
  const judge = new TraceJudge({ dedicatedNodes });
  for (const [index, line] of lines.entries()) {
    const record = traceRecord(JSON.stringify(line), index + 1, 'lie');
    if (!('is' in record)) throw new Error(record.message);
    const [found] = judge.take(record);
    if (found !== undefined) return found;
  }
  return judge.end()[0];
};
