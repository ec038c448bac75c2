import { container, named, pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';
import { admitsWhatEnded } from '../defects/admitsWhatEnded.ts';

const withCPU = { containers: [container('app', { resources: { requests: { cpu: '1500m' } } })] };

export const completedFailedByAdmission: Bug = {
  numbers: [126343, 127208],
  says: 'A Pod that has succeeded and waits for a finalizer is admitted again by a kubelet that restarts, and marked Failed',
  introduced: 'v1.30 or before',
  fixed: 'v1.32 (126343), v1.31 (127208): Pods in a terminal phase are not admitted again',
  breaks: ['phase/terminal-final'],
  components: ['kubelet'],
  faults: ['stop of the kubelet'],
  found: {
    kind: 'on a node',
    node: {
      pods: [
        pod({ restartPolicy: 'Never', ...withCPU }, { finalizers: ['example.com/kept'] }),
        pod(withCPU, named('other')),
      ],
      node: { status: { allocatable: { cpu: '2', memory: '4Gi', pods: '10' } } },
      nodeBudgets: { kubeletRestarts: 1 },
    },
    defect: admitsWhatEnded,
  },
};
