import { earliestStart } from './importance.ts';
import type { Victims } from './victims.ts';

const lowestPriority = 2 ** 31;

/** What makes a candidate better, the weightiest first; the larger the better. */
const criteria: readonly ((candidate: Victims) => number)[] = [
  ({ pdbViolations }) => -pdbViolations,
  ({ victims }) => -(victims[0]?.priority ?? 0),
  ({ victims }) => -victims.reduce((sum, { priority }) => sum + priority + lowestPriority, 0),
  ({ victims }) => -victims.length,
  ({ victims }) => earliestStart(victims),
];

/**
 * The candidates that remain after all criteria: fewest violated disruption budgets, then the least important
 * most important victim, the smallest sum of priorities, the fewest victims, the latest start of a most important
 * victim.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#preemption
 */
export const bestCandidates = (candidates: readonly Victims[]): readonly Victims[] =>
  criteria.reduce<readonly Victims[]>((left, criterion) => {
    const best = left.reduce(
      (most, candidate) => Math.max(most, criterion(candidate)),
      Number.NEGATIVE_INFINITY,
    );
    return left.filter((candidate) => criterion(candidate) === best);
  }, candidates);
