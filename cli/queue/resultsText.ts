import { countText, secondsText } from '../../reports/terminal/numbers.ts';
import type { Paint } from '../../reports/terminal/paint.ts';
import { visible } from '../../reports/terminal/visible.ts';
import { problemText } from '../../spec/problem.ts';
import { batchText } from './batch.ts';
import type { BatchResult } from './collect.ts';

/** How far a batch is, in one line. */
export const progressText = ({ batch, counts, absent }: BatchResult): string =>
  [
    `${countText(counts.done)} of ${countText(batch.portions)} portions done`,
    ...(counts.active > 0 ? [`${countText(counts.active)} being done`] : []),
    ...(counts.waiting > 0 ? [`${countText(counts.waiting)} waiting`] : []),
    ...(counts.failed > 0 ? [`${countText(counts.failed)} failed`] : []),
    ...(absent > 0 ? [`${countText(absent)} not put in: ask for the same again`] : []),
  ].join(', ');

/** What is known of a batch, for people. */
export const resultText = (result: BatchResult, columns: number, colour: Paint): string =>
  [
    `${colour.bold(result.id)} ${visible(batchText(result.batch))}`,
    `${progressText(result)}; ${secondsText(result.seconds)} of work`,
    ...(result.counts.done > 0 ? result.summary.text(columns, colour) : []),
    ...result.problems.map((each) => visible(problemText(each))),
  ].join('\n');

/** The same for programs. */
export const resultReport = ({
  id,
  batch,
  counts,
  absent,
  summary,
  seconds,
  problems,
}: BatchResult): object => ({
  id,
  command: batch.command,
  asked: batchText(batch),
  portions: { all: batch.portions, ...counts, absent },
  seconds,
  result: summary.report(),
  problems: problems.map(({ code, message }) => ({ code, message })),
});
