import type { Bug } from '../bug.ts';
import { assumesTwice } from '../defects/assumesTwice.ts';
import { apart, barePod } from '../defects/smallPods.ts';

export const assumedOnTwoNodes: Bug = {
  numbers: [37232, 37293, 37379],
  says: 'A Pod is retried where it should not be, and is assumed on two nodes: one of them is filled beyond what it has',
  introduced: 'v1.5 (before its release)',
  fixed: 'v1.5 (37293, 37379, as 37447 names them)',
  breaks: ['scheduling/hard-in-truth'],
  components: ['scheduler'],
  faults: [],
  shares:
    'what brings the Pod back to the queue differs; that it is there while it is assumed is the same mistake',
  found: {
    kind: 'in a cluster',
    objects: [barePod('pod', apart), barePod('other', apart)],
    bounds: { nodes: 2 },
    defect: assumesTwice,
  },
};
