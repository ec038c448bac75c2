import { named, pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';
import { seeded } from '../defects/seeded.ts';

export const closingNodeShownReady: Bug = {
  numbers: [100184],
  says: 'While a node shuts down it is still shown as ready: replacements of its Pods are bound to it, and turned away',
  introduced: 'v1.20',
  fixed: 'not verified',
  breaks: ['node/not-ready-while-shutting-down'],
  components: ['kubelet', 'scheduler', 'ReplicaSet controller'],
  faults: ['node shutdown'],
  found: {
    kind: 'on a node',
    node: { pods: [pod(), pod({}, named('replacement'))], nodeBudgets: { shutdowns: 1 } },
    defect: seeded('ready-while-shutting-down'),
  },
};
