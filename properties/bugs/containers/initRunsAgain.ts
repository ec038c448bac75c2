import { container, pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';
import { seeded } from '../defects/seeded.ts';

export const initRunsAgain: Bug = {
  numbers: [86531, 62362, 90271, 96572],
  says: 'An init container that is removed from the runtime runs again, while the regular containers of its Pod run',
  introduced: 'every version up to v1.19',
  fixed: 'v1.20 (96572): init containers are done once a regular container has been created',
  breaks: ['container/init-over'],
  components: ['kubelet', 'runtime'],
  faults: ['removal of a container'],
  found: {
    kind: 'on a node',
    node: { pods: [pod({ initContainers: [container('init')] })], podBudgets: { removals: 1 } },
    defect: seeded('init-container-beside-app'),
  },
};
