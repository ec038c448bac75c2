import { feature, type NodeFeature, pod } from './feature.ts';

/** Termination. */
export const termination: readonly NodeFeature[] = [
  feature('deletion', 'graceful deletion, with less grace, and by force', [pod()], {
    podBudgets: { deletions: 2, forcedDeletions: 1, exits: 1 },
  }),
  feature(
    'finalizers',
    'a Pod with finalizers stays in the API until they are taken off, also when deleted by force',
    [pod({ restartPolicy: 'OnFailure' }, { finalizers: ['example.com/kept'] })],
    { podBudgets: { deletions: 1, forcedDeletions: 1 } },
  ),
  feature(
    'active-deadline',
    'a Pod that is active for longer than it may fails',
    [pod({ restartPolicy: 'OnFailure', activeDeadlineSeconds: 60 })],
    { podBudgets: { exits: 1 }, nodeBudgets: { kubeletRestarts: 1 } },
  ),
];
