import { objectName } from '../json/checkReport.ts';
import type { FuzzSummary } from '../json/fuzzReport.ts';
import { narrate } from '../trace/narrate.ts';
import { wordsOf } from '../words.ts';
import { countText, plural, secondsText } from './numbers.ts';
import type { Paint } from './paint.ts';
import { wrap } from './table.ts';
import { traceText } from './traceText.ts';

/** What random lifetimes found: nothing, or a violated law with its shortened trace. `again`: finds it again. */
export const fuzzText = (summary: FuzzSummary, again: string, columns: number, paint: Paint): string[] => {
  const { lifetimes, steps, seconds, seed, failure, saved } = summary;
  const count = `${countText(lifetimes)} lifetimes, ${countText(steps)} steps, ${secondsText(seconds)}, seed ${seed}`;
  if (!failure) return [count, paint.green('no law was violated')];
  const { law, objects, choices, trace, bounds } = failure;
  const asked = Object.entries(bounds).map(([name, value]) => `${name}=${value}`);
  const title = `${law.id} is violated in ${plural(choices.length, 'step')}: ${wordsOf(law).says}`;
  return [
    count,
    '',
    ...wrap(title, columns).map(paint.bold),
    ...wrap(`${objects.map(objectName).join(', ')} with ${asked.join(', ')}`, columns).map(paint.dim),
    ...traceText(narrate(trace), undefined, columns, paint),
    '',
    paint.red('1 law violated'),
    `find it again: ${again}`,
    ...(saved === undefined ? [] : [`step through it: podsem replay ${saved}`]),
  ];
};
