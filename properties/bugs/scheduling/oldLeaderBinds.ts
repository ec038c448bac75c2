import type { Bug } from '../bug.ts';
import { leaderWithoutTheOthersBindings } from '../defects/leaderWithoutTheOthersBindings.ts';
import { apart, barePod } from '../defects/smallPods.ts';

export const oldLeaderBinds: Bug = {
  numbers: [65257],
  says: 'A scheduler that is no longer the leader binds one Pod more, beside one that the new leader has placed, and required anti-affinity is broken',
  introduced: 'v1.5 or before',
  fixed: 'not verified: the thread went stale',
  breaks: ['scheduling/hard-in-truth'],
  components: ['API server', 'scheduler'],
  faults: [],
  found: {
    kind: 'in a cluster',
    objects: [barePod('pod', apart), barePod('other', apart)],
    bounds: { nodes: 2 },
    defect: leaderWithoutTheOthersBindings,
  },
};
