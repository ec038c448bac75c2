import type { ObjectStep } from '../../../models/recorded/steps.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import { disruptionAllowedType } from '../../../spec/controllers/disruption/disruptionAllowed.ts';

/** The controller counted, and could: an eviction only takes one off, and one that fails says only that. */
export const countsAnew = ({ before, after }: ObjectStep): boolean => {
  const [old, now] = [before, after].map((object) => (object as PodDisruptionBudget | undefined)?.status);
  if (now?.observedGeneration === undefined) return false;
  if (now.conditions?.some(({ type, reason }) => type === disruptionAllowedType && reason === 'SyncFailed'))
    return false;
  const noted = Object.keys(now.disruptedPods ?? {}).length - Object.keys(old?.disruptedPods ?? {}).length;
  return noted <= 0;
};
