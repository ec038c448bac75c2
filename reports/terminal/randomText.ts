import type { RandomCheck, RandomEnding } from '../../drivers/exhaustive/randomCheck.ts';
import { tellingBounds } from '../tellingBounds.ts';
import { countText, plural, secondsText } from './numbers.ts';
import type { Paint } from './paint.ts';
import { table, wrap } from './table.ts';
import { conclusion, lawRow } from './verdictText.ts';

const endings: { readonly [E in Exclude<RandomEnding, 'asked'>]: string } = {
  complete: 'a search stored every state: what was not broken holds',
  seconds: 'not all that were asked for: the time limit was met',
  interrupted: 'not all that were asked for: interrupted',
  'first breach': 'not all that were asked for: stopped at the first broken law',
};

/** What random runs or a swarm did, in a few lines, and what is known of every law. */
export const randomText = (check: RandomCheck, columns: number, paint: Paint): string[] => {
  const { scenario, bounds, mutant, ending, judged, seconds, built } = check;
  const asked = tellingBounds(scenario, bounds).map(([name, value]) => `${name}=${value}`);
  const title = `${scenario.name} with ${asked.join(', ')}${mutant ? `, mutant ${mutant.name}` : ''}`;
  return [
    ...wrap(title, columns).map(paint.bold),
    `${countsOf(check)}, ${secondsText(seconds)}, seed ${check.found.seed}`,
    ...(ending === 'asked' ? [] : wrap(endings[ending], columns).map(paint.yellow)),
    ...built.notes.flatMap((note) => wrap(`note: ${note}`, columns).map(paint.dim)),
    '',
    ...table(
      judged.map((each) => lawRow(each, paint)),
      columns,
      '  ',
    ),
    '',
    ...conclusion({ judged, isComplete: ending === 'complete', isStuck: false }, paint),
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
