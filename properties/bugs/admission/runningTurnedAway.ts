import { isSeenBound } from '../../../models/podOnNode/charts/pod/podInView.ts';
import type { Bug } from '../bug.ts';
import { twoOnOneNode } from '../defects/twoOnOneNode.ts';

export const runningTurnedAway: Bug = {
  numbers: [105523, 105527],
  says: 'After its kubelet has restarted, a Pod that runs is marked OutOfcpu, since Pods that have completed are counted before it',
  introduced: 'v1.22',
  fixed: 'v1.22 (105527): a Pod that has ended is not handed to a new Pod worker',
  breaks: ['phase/terminal-means-stopped'],
  components: ['kubelet'],
  faults: ['stop of the kubelet'],
  found: {
    kind: 'on a node',
    node: { ...twoOnOneNode, nodeBudgets: { kubeletRestarts: 1 } },
    defect: {
      name: 'completed-pods-counted-after-restart',
      says: 'a kubelet that has restarted takes Pods in a terminal phase for active ones, and counts them when it admits those that run',
      rules: { beginsWithPod: ({ then }, { view }) => ({ when: [view.is(isSeenBound)], then }) },
    },
  },
};
