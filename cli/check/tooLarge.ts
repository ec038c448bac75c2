import type { Check } from '../../drivers/exhaustive/check.ts';
import { endingText } from '../../drivers/exhaustive/lawVerdict.ts';

const limitsMet = [endingText.states, endingText.seconds, endingText.bytes];

const isLimit = (why: string): boolean => limitsMet.some((text) => why.startsWith(text));

/** Whether a limit left something open, and nothing was found violated. */
export const isTooLargeToDecide = ({ judged }: Check): boolean => {
  const counted = judged.filter(({ onPurpose }) => !onPurpose).map(({ verdict }) => verdict);
  const isOpen = counted.some((each) => each.verdict === 'undecided' && isLimit(each.why));
  return isOpen && !counted.some(({ verdict }) => verdict === 'violated');
};

/** with less of the time limit than so many seconds left, nothing else is searched */
export const leastSeconds = 0.2;
