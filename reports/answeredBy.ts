import type { Check } from '../drivers/exhaustive/check.ts';
import { endingText } from '../drivers/exhaustive/lawVerdict.ts';
import type { Answered } from './answer.ts';

/** What the answer to a check is made from. */
export const answeredBy = ({ judged, built, exploration, compiled, examined, input }: Check): Answered => ({
  judged,
  built,
  smaller: input.smaller,
  ended: exploration.ending === 'complete' ? undefined : endingText[exploration.ending],
  isStuck: compiled.ends.length > 0 && (examined.deadlocks?.unexpected.count ?? 0) > 0,
});
