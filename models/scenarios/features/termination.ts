import { feature, type NodeFeature, pod } from './feature.ts';

/** Termination. */
export const termination: readonly NodeFeature[] = [
  feature('deletion', 'graceful deletion, with less grace, and by force', [pod()], {
    podBudgets: { deletions: 2, forcedDeletions: 1, exits: 1 },
  }),
];
