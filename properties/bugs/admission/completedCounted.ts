import type { Bug } from '../bug.ts';
import { seeded } from '../defects/seeded.ts';
import { twoOnOneNode } from '../defects/twoOnOneNode.ts';

export const completedCounted: Bug = {
  numbers: [104560, 104577],
  says: 'Pods that have completed still count when a kubelet admits another: it is turned away for lack of memory',
  introduced: 'v1.22',
  fixed: 'v1.22 (104577): Pods in a terminal phase are not counted',
  breaks: ['node/ended-holds-nothing'],
  components: ['scheduler', 'kubelet', 'Job controller'],
  faults: [],
  found: { kind: 'on a node', node: twoOnOneNode, defect: seeded('room-never-given-back') },
};
