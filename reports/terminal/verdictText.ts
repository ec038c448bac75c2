import type { Check, JudgedLaw } from '../../drivers/exhaustive/check.ts';
import { endingText, type LawVerdict } from '../../drivers/exhaustive/lawVerdict.ts';
import { reductionNotes } from '../reductionNotes.ts';
import { tellingBounds } from '../tellingBounds.ts';
import { wordsOf } from '../words.ts';
import { bytesText, countText, plural, secondsText } from './numbers.ts';
import type { Paint } from './paint.ts';
import { type Cell, table, wrap } from './table.ts';

/** What was explored, in a few lines, and the verdict of every law. */
export const verdictText = (check: Check, columns: number, paint: Paint): string[] => [
  ...heading(check, columns, paint),
  '',
  ...table(
    check.judged.map((judged) => lawRow(judged, paint)),
    columns,
    '  ',
  ),
  '',
  ...conclusion(
    {
      judged: check.judged,
      isComplete: check.exploration.ending === 'complete',
      isStuck: check.compiled.ends.length > 0 && (check.examined.deadlocks?.unexpected.count ?? 0) > 0,
    },
    paint,
  ),
];

const heading = (
  { scenario, bounds, mutant, exploration, compiled, built, alike, reductions, judged }: Check,
  columns: number,
  paint: Paint,
): string[] => {
  const { status, seconds, peakBytes, ending } = exploration;
  const asked = tellingBounds(scenario, bounds).map(([name, value]) => `${name}=${value}`);
  const lines: readonly (readonly [string, (text: string) => string])[] = [
    [`${scenario.name} with ${asked.join(', ')}${mutant ? `, mutant ${mutant.name}` : ''}`, paint.bold],
    [
      `${countText(status.states)} states, ${countText(status.transitions)} transitions, ` +
        `depth ${status.levels.length - 1}, ${secondsText(seconds)}, ${bytesText(peakBytes)}`,
      String,
    ],
    ...(ending === 'complete' ? [] : [[`not complete: ${endingText[ending]}`, paint.yellow] as const]),
    ...alike.map(
      (names) => [`note: states are counted up to the exchange of ${names.join(', ')}`, paint.dim] as const,
    ),
    ...(compiled.reduced
      ? [['note: states that no rule and no law can tell apart are merged', paint.dim] as const]
      : []),
    ...reductionNotes(reductions, judged.length, status.missProbability).map(
      (note) => [`note: ${note}`, paint.dim] as const,
    ),
    ...built.notes.map((note) => [`note: ${note}`, paint.dim] as const),
  ];
  return lines.flatMap(([text, painted]) => wrap(text, columns).map(painted));
};

/** The verdict of one law: a row of a table. */
export const lawRow = ({ law, verdict, onPurpose }: JudgedLaw, paint: Paint): Cell[] => {
  const sign = {
    holds: { text: '✓ holds', paint: paint.green },
    violated: {
      text: onPurpose ? '✗ violated, on purpose' : '✗ violated',
      paint: onPurpose ? paint.yellow : paint.red,
    },
    unexercised: { text: '○ never exercised', paint: paint.yellow },
    undecided: { text: '? undecided', paint: paint.yellow },
  }[verdict.verdict];
  return [sign, { text: law.id, paint: paint.bold }, { text: `${wordsOf(law).says}${aside(verdict)}` }];
};

const aside = (verdict: LawVerdict): string => {
  if (verdict.verdict === 'violated') return ` (${plural(verdict.steps, 'step')})`;
  return verdict.verdict === 'undecided' ? ` (${verdict.why})` : '';
};

/** What it comes to, in one line. */
export const conclusion = (
  {
    judged,
    isComplete,
    isStuck,
  }: { readonly judged: readonly JudgedLaw[]; readonly isComplete: boolean; readonly isStuck: boolean },
  paint: Paint,
): string[] => {
  const counted = judged.filter(({ onPurpose }) => !onPurpose);
  const broken = counted.filter(({ verdict }) => verdict.verdict === 'violated').length;
  const undecided = counted.filter(({ verdict }) => verdict.verdict === 'undecided').length;
  const unexercised = counted.filter(({ verdict }) => verdict.verdict === 'unexercised').length;
  const unmet = unexercised ? `; ${plural(unexercised, 'law')} never put to the test` : '';
  const stuck = isStuck ? [paint.red('the system comes to rest where it should not')] : [];
  if (broken) return [...stuck, paint.red(`${plural(broken, 'law')} broken${unmet}`)];
  if (isStuck) return stuck;
  if (undecided) {
    const soFar = isComplete ? '' : ', nothing broken so far';
    return [paint.yellow(`${plural(undecided, 'law')} undecided${soFar}${unmet}`)];
  }
  return [paint.green(`no law is broken within these bounds${unmet}`)];
};
