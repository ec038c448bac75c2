import { named, pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';
import { seeded } from '../defects/seeded.ts';

export const severalEvicted: Bug = {
  numbers: [40474],
  says: 'The eviction manager does not wait for the clean-up behind a Pod that it evicted, and evicts more Pods than it has to',
  introduced: 'v1.5',
  fixed: 'not verified',
  breaks: ['eviction/one-at-a-time'],
  components: ['kubelet'],
  faults: ['memory pressure'],
  found: {
    kind: 'on a node',
    node: {
      pods: [pod(), pod({}, named('other'))],
      nodeBudgets: { pressures: 1 },
      memoryUsed: [2 ** 30, 2 ** 31],
    },
    defect: seeded('evicts-without-looking'),
  },
};
