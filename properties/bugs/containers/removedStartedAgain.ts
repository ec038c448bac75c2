import type { Bug } from '../bug.ts';

export const removedStartedAgain: Bug = {
  numbers: [51142],
  says: 'A container that has finished under the restart policy Never is started again when it is removed from the runtime',
  introduced: 'v1.7 or before',
  fixed: 'not fixed: v1.36 does it (known deviation removed-runs-again)',
  breaks: ['container/policy'],
  components: ['kubelet', 'runtime'],
  faults: ['removal of a container'],
  found: { kind: 'still so', scenario: 'node-removed-never' },
};
