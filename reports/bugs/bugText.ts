import type { Bug } from '../../properties/bugs/bug.ts';
import { lawBook } from '../../properties/laws/lawBook.ts';
import type { Paint } from '../terminal/paint.ts';
import type { Cell } from '../terminal/table.ts';
import { type BugReport, bugReport } from './bugReport.ts';

/** Every bug, two or three lines each: number and versions, what happens, what it breaks and needs. */
export const bugsRows = (bugs: readonly Bug[], colour: Paint): Cell[][] => [
  ['bug', 'since', 'what happens'].map((text) => ({ text, paint: colour.bold })),
  ...bugs.map(bugReport).flatMap((bug): Cell[][] => [
    [{ text: String(bug.number), paint: colour.cyan }, { text: sinceOf(bug) }, { text: bug.says }],
    [{ text: '' }, { text: '' }, { text: breaksText(bug), paint: colour.dim }],
    [{ text: '' }, { text: '' }, { text: bug.command ?? `not modelled: ${bug.because}`, paint: colour.dim }],
  ]),
];

/** The first version that is named: `v1.9`; else nothing. */
const sinceOf = ({ introduced }: BugReport): string => /v\d+\.\d+/.exec(introduced)?.[0] ?? '';

const breaksText = ({ breaks, ...bug }: BugReport): string =>
  `${breaks.length > 0 ? `breaks ${breaks.join(', ')}; ` : ''}needs ${needsText(bug)}`;

const needsText = ({ components, faults }: Pick<BugReport, 'components' | 'faults'>): string =>
  [...components, ...faults].join(', ');

/** One bug whole. */
export const bugRows = (bug: Bug, colour: Paint): Cell[][] => {
  const report = bugReport(bug);
  const row = (name: string, text: string | null): Cell[][] =>
    text === null ? [] : [[{ text: name, paint: colour.bold }, { text }]];
  return [
    ...row('bug', report.numbers.join(', ')),
    ...row('says', report.says),
    ...row('introduced', report.introduced),
    ...row('fixed', report.fixed),
    ...report.breaks.flatMap((id) => row('breaks', lawText(id))),
    ...row('components', report.components.join(', ')),
    ...row('faults', report.faults.length > 0 ? report.faults.join(', ') : 'none'),
    ...row('differs', report.differs),
    ...row('mutant', report.mutant),
    ...row('shared', report.shares),
    ...row('scenario', report.scenario),
    ...row('not modelled', report.because),
    ...row('finds it', report.command),
    ...row('mended', report.mendedCommand),
    ...(report.found === 'still so' ? row('mended', 'not yet: v1.36 breaks the law in this scenario') : []),
    ...report.reports.flatMap((url) => row('thread', url)),
  ];
};

const lawText = (id: string): string => {
  const says = lawBook.find((law) => law.id === id)?.says;
  return says === undefined ? id : `${id}: ${says}`;
};
