import type { Deviation } from './deviation.ts';

export const initContainerLeft: Deviation = {
  id: 'init-container-left',
  says: 'An init container of the old sandbox that could not be removed counts in the new one: those before it are not waited for, or the Pod is taken for initialized',
  versions: 'seen in v1.36.3',
  reports: ['https://github.com/kubernetes/kubernetes/issues/137710'],
  breaks: ['container/init-in-order', 'container/init-before-app'],
  shownBy: 'podsem check --scenario node-removal-fails',
  onNode: {
    scenarios: ['node-removal-fails'],
    mayHappen: ({ podBudgets }) => podBudgets.failedRemovals > 0,
  },
};
