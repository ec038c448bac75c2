import type { Story, StoryStep } from '../questions/story.ts';
import type { Paint } from './paint.ts';
import { type Cell, table, wrap } from './table.ts';

/**
 * How a question comes to be answered with no: who did what, the numbers of the question that changed with it, and the lines of
 * `kubectl get pods` that did; then what decided, what holds things up, and why nothing forbids it. `endless`: nothing that has
 * to happen can happen any more.
 */
export const storyText = (story: Story, endless: boolean, columns: number, paint: Paint): string[] => {
  const { steps, loopFrom, decided, held, pods, laws } = story;
  const numbers = decided.map(({ text, value }): Cell[] => [{ text: value, paint: paint.bold }, { text }]);
  const heading = ['NAME', 'READY', 'STATUS', 'NODE'].map((text): Cell => ({ text, paint: paint.dim }));
  return [
    ...steps.flatMap((step) => [
      ...(loopFrom !== null && step.first === loopFrom + 1
        ? [paint.yellow('      from here on, again and again for ever:')]
        : []),
      ...stepText(step, columns, paint),
    ]),
    ...(endless
      ? [paint.yellow('      and from then on nothing that has to happen in the end can happen')]
      : []),
    ...(numbers.length > 0 ? ['  what decided:', ...table(numbers, columns, '        ')] : []),
    ...(held.length > 0 ? ['  what holds it up:', ...held.flatMap((each) => indented(each, columns))] : []),
    pods.length === 0 ? '  kubectl get pods then shows none' : '  what kubectl get pods then shows:',
    ...(pods.length === 0 ? [] : table([heading, ...pods.map(podRow)], columns, '        ')),
    ...wrap(laws, columns),
  ];
};

const stepText = (
  { first, last, who, does, numbers, pods }: StoryStep,
  columns: number,
  paint: Paint,
): string[] => {
  const position = (first === last ? String(last) : `${first}–${last}`).padStart(5);
  return [
    `${paint.dim(position)}  ${paint.cyan(who)} ${paint.bold(does)}`,
    ...numbers.flatMap(({ text, before, after }) => indented(`${text}: ${before} → ${after}`, columns)),
    ...table(pods.map(podRow), columns, '        '),
  ];
};

const podRow = ({ name, readiness, status, node }: Story['pods'][number]): Cell[] =>
  [name, readiness, status, node].map((text) => ({ text }));

const indented = (text: string, columns: number): string[] =>
  wrap(text, columns - 8).map((line) => `        ${line}`);
