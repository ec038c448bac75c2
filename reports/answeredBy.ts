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
    random: check.random,
    ended: endedText(check),
    isStuck: compiled.ends.length > 0 && (examined.deadlocks?.unexpected.count ?? 0) > 0,
  };
};

/** What ended a check before it was done, and what was being done; `undefined` if it came to its end. */
export const endedText = (check: Check): string | undefined => {
  const { exploration, during } = check;
  const { ending } = exploration;
  if (ending === 'complete') return undefined;
  if (ending === 'states' && isSettled(check))
    return 'every law was decided without it, and the search was cut short';
  const isOfAll = ending === 'seconds' || ending === 'bytes' || ending === 'interrupted';
  return isOfAll && during !== undefined ? outText(ending, during) : endingText[ending];
};

/** Whether every law was judged on what it reads. */
const isSettled = ({ judged, reductions }: Check): boolean =>
  judged.every(({ law }) => reductions.settled.includes(law.id));
