import type { Deviation } from './deviation.ts';

export const removedRunsAgain: Deviation = {
  id: 'removed-runs-again',
  says: 'A container that has ended for good is started again if somebody removes it from the runtime: the kubelet takes a container that the runtime does not have for one that never ran',
  versions: 'seen in v1.36.3',
  reports: ['https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/kubelet/container/helpers.go'],
  breaks: ['container/policy'],
  shownBy: 'podsem check --scenario node-removed-never',
  onNode: {
    scenarios: ['node-removed-never'],
    mayHappen: ({ podBudgets }) => podBudgets.removals > 0,
  },
};
