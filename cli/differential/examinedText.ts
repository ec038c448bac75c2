import { type Examined, isRight } from '../../oracle/vectors/examine.ts';
import type { Paint } from '../../reports/terminal/paint.ts';
import { visible } from '../../reports/terminal/visible.ts';
import { problemText } from '../../spec/problem.ts';
import { comparison } from './comparisonText.ts';

/** Cases that are shown; the others are counted. */
const most = 50;

/** Which cases have another answer than theirs. */
export const examinedText = (examined: readonly Examined[], columns: number, colour: Paint): string => {
  const wrong = examined.filter((each) => !isRight(each));
  const lines = wrong
    .slice(0, most)
    .flatMap(({ vector: { id, why }, outcome }) => [
      `${colour.red(visible(id))}: ${visible(why)}`,
      ...(outcome?.problem ? [`  ${visible(problemText(outcome.problem))}`] : []),
      ...(outcome === undefined ? ['  not asked: the other program ended too often'] : []),
      ...(outcome && !outcome.problem ? comparison(outcome.differences, columns, colour) : []),
    ]);
  if (wrong.length > most) lines.push(`and ${wrong.length - most} more: see --json`);
  return [...lines, `${examined.length - wrong.length} of ${examined.length} answers are right`].join('\n');
};
