import type { NarratedStep } from '../trace/narrate.ts';
import type { Paint } from './paint.ts';
import { type Cell, table } from './table.ts';

/** A trace, step by step: who did what to whom, and below it what changed. */
export const traceText = (steps: readonly NarratedStep[], columns: number, paint: Paint): string[] =>
  steps.flatMap((step) => [heading(step, paint), ...table(changes(step, paint), columns, '       ')]);

const heading = ({ number, actor, rule, about }: NarratedStep, paint: Paint): string => {
  const position = number === undefined ? ' at once' : String(number).padStart(4);
  return `${paint.dim(position)}  ${paint.cyan(actor)}: ${paint.bold(rule)}  ${about.join(', ')}`.trimEnd();
};

/** What the API showed; a step that it did not show at all tells what happened behind it. */
const changes = ({ shown, behind }: NarratedStep, paint: Paint): Cell[][] => {
  const visible = shown.map(({ subject, differences }) => [
    { text: subject, paint: paint.dim },
    { text: differences.map(({ field, before, after }) => `${field} ${before} → ${after}`).join(', ') },
  ]);
  const hidden = behind
    .filter(({ component }) => !shown.some(({ subject }) => isPartOf(component, subject)))
    .map(({ component, before, after }) => [
      { text: component, paint: paint.dim },
      { text: `${before} → ${after} (not shown by the API)`, paint: paint.dim },
    ]);
  return [...visible, ...hidden];
};

const isPartOf = (component: string, subject: string): boolean =>
  component === subject || component.startsWith(`${subject}.`);
