import type { Deviation } from './deviation.ts';
import { losesSandboxes } from './losesSandboxes.ts';

export const initContainersSkipped: Deviation = {
  id: 'init-containers-skipped',
  says: 'In a new sandbox init containers are skipped if the old one had a container that was created and never started: the Pod is taken for initialized',
  versions: 'seen in v1.36.3; mended after v1.36',
  reports: [
    'https://github.com/kubernetes/kubernetes/issues/137710',
    'https://github.com/kubernetes/kubernetes/issues/140309',
    'https://github.com/kubernetes/kubernetes/pull/138514',
  ],
  breaks: ['container/init-before-app'],
  shownBy: 'podsem check --scenario node-reboot',
  onNode: {
    scenarios: ['node-init', 'node-reboot', 'pattern-init'],
    mayHappen: (plan) =>
      losesSandboxes(plan) && plan.pods.some(({ pod }) => (pod.spec.initContainers ?? []).length > 0),
  },
};
