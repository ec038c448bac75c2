import type { Check, JudgedLaw } from '../../drivers/exhaustive/check.ts';
import type { LawVerdict } from '../../drivers/exhaustive/lawVerdict.ts';
import { answerOf, calmOf, calmTexts } from '../answer.ts';
import { answeredBy, endedText } from '../answeredBy.ts';
import { boundsText } from '../bounds.ts';
import { leftOutNotes } from '../leftOut.ts';
import { partsText, toldText } from '../parts.ts';
import type { Answer } from '../questions/answerToQuestions.ts';
import { randomNotes } from '../randomRuns.ts';
import { reductionNotes } from '../reductionNotes.ts';
import { wordsOf } from '../words.ts';
import { bytesText, countText, plural, secondsText } from './numbers.ts';
import type { Paint } from './paint.ts';
import { type Cell, table, wrap } from './table.ts';
import { tracesText } from './tracesText.ts';

export type VerdictOptions = {
  readonly columns: number;
  readonly paint: Paint;
  /** where counterexamples were saved, by law */
  readonly saved: ReadonlyMap<string, string>;
  /** every law, not only those that are violated or undecided */
  readonly all: boolean;
};

/** The answer of a check, what was violated and how, what could not be decided, the rest, and what was looked at. */
export const verdictText = (check: Check, options: VerdictOptions): string[] => [
  ...answerText(check, answerOf(answeredBy(check)), options),
  ...lawsText(check.judged, options),
  ...searchText(check, options),
];

/** In one sentence, with what becomes of the application when nothing fails, within which bounds, and without what. */
export const answerText = (
  check: Pick<Check, 'scenario' | 'bounds' | 'mutant' | 'input' | 'built' | 'laws' | 'parts'>,
  { tone, sentence }: Answer,
  { columns, paint, all }: VerdictOptions,
): string[] => {
  const colour = { good: paint.green, bad: paint.red, open: paint.yellow }[tone];
  const { scenario, mutant, input, built } = check;
  const what = `${scenario.name}${mutant ? `, mutant ${mutant.name},` : ''} with ${boundsText(check)}`;
  return [
    ...wrap(sentence, columns).map((line) => paint.bold(colour(line))),
    ...[...partsText(check), ...calmTexts(calmOf(built), all)]
      .filter((text) => !sentence.includes(text))
      .flatMap((text) => wrap(text, columns)),
    ...wrap(what, columns).map(paint.dim),
    ...leftOutNotes(input).flatMap((note) => wrap(note, columns).map(paint.yellow)),
  ];
};

/** The violated laws with their counterexamples, the undecided ones, and the others: their number, or all of them. */
export const lawsText = (judged: readonly JudgedLaw[], options: VerdictOptions): string[] => {
  const { columns, paint, saved, all } = options;
  const of = (...verdicts: readonly LawVerdict['verdict'][]): readonly JudgedLaw[] =>
    judged.filter(({ verdict }) => verdicts.includes(verdict.verdict));
  const rows = (laws: readonly JudgedLaw[]): string[] =>
    laws.length === 0
      ? []
      : [
          '',
          ...table(
            laws.map((each) => lawRow(each, paint)),
            columns,
            '  ',
          ),
        ];
  const [holding, unmet] = [of('holds'), of('unexercised')];
  return [
    ...tracesText({ judged }, saved, columns, paint),
    ...rows(of('undecided')),
    ...(all ? rows([...unmet, ...holding]) : restText(holding.length, unmet.length)),
  ];
};

const restText = (holding: number, unmet: number): string[] => {
  const parts = [
    ...(holding > 0 ? [`${plural(holding, 'law')} ${holding === 1 ? 'holds' : 'hold'}`] : []),
    ...(unmet > 0 ? [`${plural(unmet, 'law')} never exercised`] : []),
  ];
  return parts.length === 0 ? [] : ['', `${parts.join(', ')}: --all lists them`];
};

/** How much was looked at, and what it leaves out. */
const searchText = (check: Check, { columns, paint }: VerdictOptions): string[] => {
  const { exploration, compiled, built, alike, reductions, judged, input } = check;
  const ended = endedText(check);
  const { status, seconds, peakBytes, ending } = exploration;
  const counts =
    `${countText(status.states)} states, ${countText(status.transitions)} transitions, ` +
    `depth ${status.levels.length - 1}, ${secondsText(seconds)}, ${bytesText(peakBytes)}`;
  const isOpen = ending !== 'complete' && judged.some(({ verdict }) => verdict.verdict === 'undecided');
  const notes = [
    ...alike.map((names) => `states are counted up to the exchange of ${names.join(', ')}`),
    ...(compiled.reduced ? ['states that no rule and no law can tell apart are merged'] : []),
    ...reductionNotes(reductions, judged.length),
    ...built.notes,
    ...randomNotes(check.random),
  ];
  return [
    '',
    ...(check.isDecided && ended === undefined ? [decidedText] : [counts]),
    ...toldText(check).flatMap((text) => wrap(text, columns)),
    ...(ended === undefined ? [] : wrap(`not complete: ${ended}`, columns).map(paint.yellow)),
    ...notes.flatMap((note) => wrap(`note: ${note}`, columns).map(paint.dim)),
    ...(isOpen || input.smaller !== undefined ? wrap(nextSteps, columns) : []),
  ];
};

const decidedText = 'nothing had to be searched';

const nextSteps =
  'to decide more: a longer --time-limit, --workers 2, fewer faults (--container-exits 0), fewer laws (--law ID); ' +
  '--simulate 10000 tries random runs';

/** The verdict of one law: a row of a table. */
export const lawRow = ({ law, verdict }: JudgedLaw, paint: Paint): Cell[] => {
  const sign = {
    holds: { text: '✓ holds', paint: paint.green },
    violated: { text: '✗ violated', paint: paint.red },
    unexercised: { text: '○ never exercised', paint: paint.yellow },
    undecided: { text: '? undecided', paint: paint.yellow },
  }[verdict.verdict];
  const why = verdict.verdict === 'undecided' ? ` (${verdict.why})` : '';
  return [sign, { text: law.id, paint: paint.bold }, { text: `${wordsOf(law).says}${why}` }];
};
