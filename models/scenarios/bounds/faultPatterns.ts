import type { Budgets } from '../../controllers/plan/controllersPlan.ts';

/** What happens in a pattern of faults: how often, at least; views of the API lag in each. */
export type FaultPattern = { readonly says: string; readonly faults: Partial<Budgets> };

/**
 * The three ways in which controllers see what is not so, as presets of faults.
 * https://www.usenix.org/conference/osdi22/presentation/sun
 */
export const faultPatterns: { readonly [name: string]: FaultPattern } = {
  'stale-state': {
    says: 'a controller restarts, and is given a list that is older than what it has seen or written',
    faults: { staleLists: 1 },
  },
  'unobserved-state': {
    says: 'things change and change back, or come and go, before a controller hears of them',
    faults: { podFailures: 1, readinessLosses: 1, deletions: 1 },
  },
  'intermediate-state': {
    says: 'a controller stops between two writes of one pass, and another goes on from there',
    faults: { controllerRestarts: 1, conflicts: 1 },
  },
};

/** The budgets with what a pattern asks for at least. */
export const withPattern = (budgets: Budgets, { faults }: FaultPattern): Budgets => ({
  ...budgets,
  ...Object.fromEntries(
    Object.entries(faults).map(([name, least]) => [name, Math.max(least, budgets[name as keyof Budgets])]),
  ),
});
