import type { SuccessPolicy } from '../../api/objects/batch.ts';
import { countIndexes, countShared, type Indexes, parseIndexes } from './completionIndexes.ts';

/** Whether an Indexed Job has succeeded early, and by which rule. */
export type SuccessVerdict =
  | { readonly matched: true; readonly message: string }
  | { readonly matched: false };

/**
 * Judges the indexes that have succeeded by the rules of a Job's success policy: the first rule that is met ends the Job.
 * A rule names indexes that must all have succeeded, or so many of them (`succeededCount`); or so many of any. A rule whose
 * indexes cannot be read is passed over.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export const judgeSuccess = (
  policy: SuccessPolicy | undefined,
  completions: number,
  succeeded: Indexes,
): SuccessVerdict => {
  if (succeeded.length === 0) return { matched: false };
  for (const [index, { succeededIndexes, succeededCount }] of (policy?.rules ?? []).entries()) {
    const enough = (count: number): boolean => succeededCount !== undefined && count >= succeededCount;
    const named = succeededIndexes === undefined ? undefined : parseIndexes(succeededIndexes, completions);
    if (named?.length === 0) continue;
    const shared = named ? countShared(named, succeeded) : countIndexes(succeeded);
    if (enough(shared) || (named && shared === countIndexes(named))) {
      return { matched: true, message: `Matched rules at index ${index}` };
    }
  }
  return { matched: false };
};
