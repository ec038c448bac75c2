import { failureStory } from '../../drivers/random/campaign/failure.ts';
import { type NodeFuzz, saysOf } from '../json/nodeFuzzReport.ts';
import { countText, secondsText } from './numbers.ts';
import type { Paint } from './paint.ts';
import { wrap } from './table.ts';

/** What random lifetimes of nodes found: nothing, or a violated law and how. `again`: finds it again. */
export const nodeFuzzText = (
  { tally, failure, seed, elapsed }: NodeFuzz,
  again: string,
  columns: number,
  paint: Paint,
): readonly string[] => {
  const { lifetimes, steps } = tally;
  const count = `${countText(lifetimes)} lifetimes, ${countText(steps)} steps, ${secondsText(elapsed)}, seed ${seed}`;
  if (!failure) return [count, paint.green('no law was violated')];
  const [title = '', node = '', ...story] = failureStory(failure);
  return [
    count,
    '',
    ...wrap(`${failure.law}: ${saysOf(failure.law)}`, columns).map(paint.bold),
    ...wrap(title, columns),
    paint.dim(node),
    ...story,
    '',
    paint.red('1 law violated'),
    `find it again: ${again}`,
  ];
};
