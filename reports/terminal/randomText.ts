import type { RandomCheck, RandomEnding } from '../../drivers/exhaustive/randomCheck.ts';
import { answerOf } from '../answer.ts';
import { countText, plural, secondsText } from './numbers.ts';
import { wrap } from './table.ts';
import { answerText, lawsText, type VerdictOptions } from './verdictText.ts';

const endings: { readonly [E in Exclude<RandomEnding, 'asked'>]: string } = {
  complete: 'a search stored every state: what was not violated holds',
  seconds: 'not all that were asked for: the time limit was met',
  interrupted: 'not all that were asked for: interrupted',
  'first breach': 'not all that were asked for: stopped at the first violated law',
};

/** What random runs or a swarm found out: the answer, what was violated, what is open, and how much was tried. */
export const randomText = (check: RandomCheck, options: VerdictOptions): string[] => {
  const { ending, judged, seconds, built } = check;
  const { columns, paint } = options;
  const ended = ending === 'complete' ? undefined : countsOf(check);
  return [
    ...answerText(check, answerOf({ judged, built, ended, isStuck: false }), options),
    ...lawsText(judged, options),
    '',
    `${countsOf(check)}, ${secondsText(seconds)}, seed ${check.found.seed}`,
    ...(ending === 'asked' ? [] : wrap(endings[ending], columns).map(paint.yellow)),
    ...built.notes.flatMap((note) => wrap(`note: ${note}`, columns).map(paint.dim)),
  ];
};

const countsOf = (check: RandomCheck): string => {
  if (check.kind === 'simulation') {
    return `${plural(check.found.runs, 'random run')}, ${countText(check.found.steps)} steps`;
  }
  const { searches, states, transitions } = check.found;
  const found = `${countText(states)} states, ${countText(transitions)} transitions`;
  return `a swarm of ${searches === 1 ? '1 search' : `${countText(searches)} searches`}, ${found}`;
};
