import { outText } from '../checker/budget/pace.ts';
import type { Check } from '../drivers/exhaustive/check.ts';
import { endingText } from '../drivers/exhaustive/lawVerdict.ts';
import type { Answered } from './answer.ts';

/** What the answer to a check is made from. */
export const answeredBy = (check: Check): Answered => {
  const { judged, built, compiled, examined, input } = check;
  return {
    judged,
    built,
    smaller: input.smaller,
    ended: endedText(check),
    isStuck: compiled.ends.length > 0 && (examined.deadlocks?.unexpected.count ?? 0) > 0,
  };
};

/** What ended a check before it was done, and what was being done; `undefined` if it came to its end. */
export const endedText = ({ exploration, during }: Check): string | undefined => {
  const { ending } = exploration;
  if (ending === 'complete') return undefined;
  const isOfAll = ending === 'seconds' || ending === 'bytes' || ending === 'interrupted';
  return isOfAll && during !== undefined ? outText(ending, during) : endingText[ending];
};
