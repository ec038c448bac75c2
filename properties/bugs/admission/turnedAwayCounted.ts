import type { Bug } from '../bug.ts';
import { oneTooLarge } from '../defects/twoOnOneNode.ts';

export const turnedAwayCounted: Bug = {
  numbers: [136508],
  says: 'A Pod that its kubelet has turned away counts as active until the API has told so: others are turned away for it',
  introduced: 'v1.35 or before',
  fixed: 'open when it was last read',
  breaks: ['node/ended-holds-nothing'],
  components: ['API server', 'kubelet'],
  faults: [],
  found: {
    kind: 'on a node',
    node: oneTooLarge,
    defect: {
      name: 'turned-away-pods-counted',
      says: 'a Pod that is turned away is counted among those that the kubelet has taken',
      rules: {
        turnsAway: ({ when = [], then }, { pod, allocations }) => ({
          when,
          then: [...then, ...(allocations ? [allocations.tell({ type: 'TAKE', pod: pod.id })] : [])],
        }),
      },
    },
  },
};
