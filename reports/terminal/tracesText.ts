import { isLiveness } from '../../checker/laws/law.ts';
import type { Check, JudgedLaw } from '../../drivers/exhaustive/check.ts';
import { isQuestion } from '../../properties/questions/question.ts';
import { pathOfTrace } from '../counterexample/path.ts';
import { alsoText, whereText } from '../parts.ts';
import { storyOf } from '../questions/story.ts';
import { narrate } from '../trace/narrate.ts';
import { wordsOf } from '../words.ts';
import { plural } from './numbers.ts';
import type { Paint } from './paint.ts';
import { storyText } from './storyText.ts';
import { wrap } from './table.ts';
import { traceText } from './traceText.ts';

/** The counterexample of every violated law; of those violated on purpose, only where it was saved and its path. */
export const tracesText = (
  { judged }: Pick<Check, 'judged'>,
  saved: ReadonlyMap<string, string>,
  columns: number,
  paint: Paint,
): string[] => judged.flatMap((each) => counterexampleText(each, saved.get(each.law.id), columns, paint));

const counterexampleText = (
  { law, verdict, onPurpose, in: part }: JudgedLaw,
  file: string | undefined,
  columns: number,
  paint: Paint,
): string[] => {
  if (verdict.verdict !== 'violated') return [];
  const title = `${law.id} is violated in ${plural(verdict.steps, 'step')}${whereText(part)}: ${wordsOf(law).says}`;
  const replay = [
    ...(file ? [paint.dim(`step through it: podsem replay ${file}`)] : []),
    paint.dim(
      `path: ${pathOfTrace(verdict.trace)}${verdict.loopFrom === undefined ? '' : ` --loop-from ${verdict.loopFrom}`}`,
    ),
  ];
  const isEndless = isLiveness(law) && verdict.loopFrom === undefined;
  if (onPurpose)
    return [
      '',
      paint.bold(`${law.id} is violated on purpose in ${plural(verdict.steps, 'step')}`),
      ...replay,
    ];
  return [
    '',
    ...wrap(title, columns).map(paint.bold),
    ...alsoText(part).flatMap((line) => wrap(line, columns)),
    ...(isQuestion(law)
      ? storyText(storyOf(law.question, verdict.trace, verdict.loopFrom), isEndless, columns, paint)
      : [
          ...traceText(narrate(verdict.trace), verdict.loopFrom, columns, paint),
          ...(isEndless
            ? [paint.yellow('      and from then on nothing that has to happen in the end can happen')]
            : []),
        ]),
    ...replay,
  ];
};
