import type { Bug } from '../bug.ts';
import { assumesTwice } from '../defects/assumesTwice.ts';
import { barePod, large } from '../defects/smallPods.ts';

export const assumedTwice: Bug = {
  numbers: [26043, 28883],
  says: 'A binding fails, the Pod is tried again and assumed a second time: the scheduler’s cache is wrong from then on',
  introduced: 'v1.3',
  fixed: 'v1.4: a Pod whose binding has failed is taken out of the cache (ForgetPod)',
  breaks: ['scheduling/hard-in-truth'],
  components: ['API server', 'scheduler'],
  faults: [],
  found: {
    kind: 'in a cluster',
    objects: [barePod('pod', large), barePod('other', large)],
    bounds: { nodes: 2 },
    defect: assumesTwice,
  },
};
