import type { Check, JudgedLaw } from './check.ts';

/**
 * A check in one word. Laws that are broken on purpose do not count; one that was never exercised is no failure.
 * Where a scenario names its ends, rest anywhere else is a failure like a broken law.
 */
export type Outcome = 'good' | 'broken' | 'undecided' | 'interrupted';

export const outcomeOf = ({ judged, exploration, examined, compiled }: Check): Outcome => {
  const stuck = compiled.ends.length > 0 && (examined.deadlocks?.unexpected.count ?? 0) > 0;
  return outcomeOfLaws(judged, exploration.ending === 'interrupted', stuck);
};

export const outcomeOfLaws = (
  judged: readonly JudgedLaw[],
  isInterrupted: boolean,
  isStuck = false,
): Outcome => {
  const counted = judged.filter(({ onPurpose }) => !onPurpose).map(({ verdict }) => verdict.verdict);
  if (isInterrupted) return 'interrupted';
  if (isStuck || counted.includes('violated')) return 'broken';
  return counted.includes('undecided') ? 'undecided' : 'good';
};
