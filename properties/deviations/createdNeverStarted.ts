import type { Deviation } from './deviation.ts';
import { losesSandboxes } from './losesSandboxes.ts';

export const createdNeverStarted: Deviation = {
  id: 'created-never-started',
  says: 'A Pod of policy Never stays Pending for ever if its sandbox is lost between the creation of a container and its start: the container is there, so no sandbox is made again',
  versions: 'seen in v1.36.3',
  reports: [
    'https://github.com/kubernetes/kubernetes/issues/118321',
    'https://github.com/kubernetes/kubernetes/pull/141948',
  ],
  breaks: ['phase/reaches-the-end'],
  shownBy: 'podsem check --scenario node-never',
  onNode: {
    scenarios: ['node-created-never-started', 'node-never', 'node-shutdown-faults'],
    mayHappen: (plan) =>
      losesSandboxes(plan) && plan.pods.some(({ pod }) => pod.spec.restartPolicy === 'Never'),
  },
};
