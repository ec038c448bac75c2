import { readObject } from '../../oracle/differential/jsonValue.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { type Batch, idOfBatch } from './batch.ts';
import type { Counts, JobQueue } from './jobQueue.ts';
import { checkSummary } from './summaries/checkSummary.ts';
import { diffSummary } from './summaries/diffSummary.ts';
import { fuzzSummary } from './summaries/fuzzSummary.ts';
import type { Summary } from './summaries/summary.ts';
import { vectorsSummary } from './summaries/vectorsSummary.ts';

const summaries: { readonly [command in Batch['command']]: (batch: Batch) => Summary } = {
  fuzz: fuzzSummary,
  check: checkSummary,
  diff: diffSummary,
  vectors: vectorsSummary,
};

/** What is known of a batch so far. */
export type BatchResult = {
  readonly id: string;
  readonly batch: Batch;
  readonly counts: Counts;
  /** portions that are not in the queue: whoever put them in was interrupted */
  readonly absent: number;
  readonly summary: Summary;
  /** seconds of the portions that are done, all together */
  readonly seconds: number;
  /** what portions complained about, each text once; and what went wrong with them */
  readonly problems: readonly Problem[];
};

export type Collected = { readonly results: readonly BatchResult[]; readonly problems: readonly Problem[] };

const none: Counts = { done: 0, failed: 0, active: 0, waiting: 0 };

/** More kinds of complaints than this of one batch are not told. */
const mostProblems = 20;

/** All that is known of the work in a queue, or of one batch: each portion counts once, however often it was done. */
export const collect = async (queue: JobQueue, only: string | undefined): Promise<Collected> => {
  const problems: Problem[] = [];
  const batches = new Map<
    string,
    { batch: Batch; summary: Summary; seconds: number; told: Map<string, Problem> }
  >();
  for (const [id, batch] of await queue.batches()) {
    if (only !== undefined && id !== only) continue;
    if ('code' in batch) problems.push(batch);
    else batches.set(id, { batch, summary: summaries[batch.command](batch), seconds: 0, told: new Map() });
  }
  const seen = new Set<string>();
  for await (const each of queue.results()) {
    if ('code' in each) {
      if (only === undefined || each.message.includes(only)) problems.push(each);
      continue;
    }
    const { portion, result } = each;
    const known = batches.get(portion.batch);
    const key = `${portion.batch}/${portion.number}`;
    if (!known || seen.has(key)) continue;
    seen.add(key);
    known.seconds += result.seconds;
    const reports = reportsIn(result.output);
    for (const report of reports) known.summary.add(portion.words, result, report);
    if (reports.length === 0 && known.told.size < mostProblems) {
      const message = result.complaints.trim() || `exit code ${result.code}, and no result`;
      known.told.set(message, problem('PS1605', `portion ${key}: ${message}`));
    }
  }
  const counts = await queue.counts();
  const results = [...batches].map(([id, { batch, summary, seconds, told }]): BatchResult => {
    const counted = counts.get(id) ?? none;
    const { done, failed, active, waiting } = counted;
    const absent = Math.max(0, batch.portions - done - failed - active - waiting);
    return {
      id: idOfBatch(batch),
      batch,
      counts: counted,
      absent,
      summary,
      seconds,
      problems: [...told.values()],
    };
  });
  return { results, problems };
};

/** The JSON objects that a command printed: one, over several lines, or one a line. */
const reportsIn = (output: string): readonly object[] => {
  const whole = readObject(output);
  if (whole) return [whole];
  return output
    .split('\n')
    .map(readObject)
    .filter((each) => each !== undefined);
};
