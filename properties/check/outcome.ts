import type { Check } from './check.ts';

/** A check in one word. Laws that are broken on purpose do not count; one that was never exercised is no failure. */
export type Outcome = 'good' | 'broken' | 'undecided' | 'interrupted';

export const outcomeOf = ({ judged, exploration }: Check): Outcome => {
  const counted = judged.filter(({ onPurpose }) => !onPurpose).map(({ verdict }) => verdict.verdict);
  if (exploration.ending === 'interrupted') return 'interrupted';
  if (counted.includes('violated')) return 'broken';
  return counted.includes('undecided') ? 'undecided' : 'good';
};
