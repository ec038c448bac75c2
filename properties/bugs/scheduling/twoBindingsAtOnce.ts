import type { Bug } from '../bug.ts';
import { leaderWithoutTheOthersBindings } from '../defects/leaderWithoutTheOthersBindings.ts';
import { apart, barePod } from '../defects/smallPods.ts';

export const twoBindingsAtOnce: Bug = {
  numbers: [138546],
  says: 'Two Pods that repel each other are bound to one node within milliseconds, while the API server is slow',
  introduced: 'v1.35 or before',
  fixed: 'open when it was last read',
  breaks: ['scheduling/hard-in-truth'],
  components: ['API server', 'scheduler'],
  faults: [],
  shares: 'its cause was not found: as with two leaders, the second decision does not know of the first',
  found: {
    kind: 'in a cluster',
    objects: [barePod('pod', apart), barePod('other', apart)],
    bounds: { nodes: 2 },
    defect: leaderWithoutTheOthersBindings,
  },
};
