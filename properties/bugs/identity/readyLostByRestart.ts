import { container, pod, tcp } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';
import { seeded } from '../defects/seeded.ts';

export const readyLostByRestart: Bug = {
  numbers: [78733, 100277, 113646],
  says: 'A kubelet that restarts shows ready Pods as not ready until their probes have succeeded again',
  introduced: 'v1.10 or before',
  fixed: 'v1.35 (gate ChangeContainerStatusOnKubeletRestart, off): the readiness before the restart is kept',
  breaks: ['probe/readiness-kept'],
  components: ['kubelet'],
  faults: ['stop of the kubelet'],
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ containers: [container('app', { readinessProbe: tcp() })] })],
      nodeBudgets: { kubeletRestarts: 1 },
    },
    defect: seeded('readiness-begins-again'),
  },
};
