import type { Change, NarratedStep } from '../trace/narrate.ts';
import type { Paint } from './paint.ts';
import { type Cell, table } from './table.ts';

/**
 * A trace, step by step: who did what to whom, and below it what changed. `loopFrom`: so many steps come before
 * those that are repeated for ever.
 */
export const traceText = (
  steps: readonly NarratedStep[],
  loopFrom: number | undefined,
  columns: number,
  paint: Paint,
): string[] =>
  steps.flatMap((step) => [
    ...(loopFrom !== undefined && step.number === loopFrom + 1
      ? [paint.yellow('      from here on, again and again for ever:')]
      : []),
    stepHeading(step, paint),
    ...table(changes(step, paint), columns, '        '),
  ]);

/** `3  scheduler: Schedule  pod[1], node[2]` */
const stepHeading = ({ number, actor, rule, about }: NarratedStep, paint: Paint): string => {
  const position = number === undefined ? 'at once' : String(number).padStart(4);
  return `${paint.dim(position)}  ${paint.cyan(actor)}: ${paint.bold(rule)}  ${about.join(', ')}`.trimEnd();
};

/** What the API showed, then what changed without being shown. */
const changes = ({ shown, behind }: NarratedStep, paint: Paint): Cell[][] => {
  const hidden = behind.filter(({ subject }) => !shown.some((change) => isPartOf(subject, change.subject)));
  return [
    ...shown.map((change) => [{ text: change.subject, paint: paint.dim }, { text: changeText(change) }]),
    ...hidden.map((change) => [
      { text: change.subject, paint: paint.dim },
      { text: `${changeText(change)} (behind the API)`, paint: paint.dim },
    ]),
  ];
};

const changeText = ({ differences }: Change): string =>
  differences.map(({ field, before, after }) => `${field} ${before} → ${after}`).join(', ');

const isPartOf = (component: string, subject: string): boolean =>
  component === subject || component.startsWith(`${subject}.`);
