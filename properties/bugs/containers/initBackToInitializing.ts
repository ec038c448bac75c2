import { container, pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';
import { seeded } from '../defects/seeded.ts';

export const initBackToInitializing: Bug = {
  numbers: [29972, 51644],
  says: 'The status of an init container that is removed from the runtime falls back to PodInitializing, and it is run once more',
  introduced: 'v1.7 or before',
  fixed: 'v1.8 (51644): the status keeps the end of a removed init container; it ran again until v1.20',
  breaks: ['container/init-over'],
  components: ['kubelet', 'runtime'],
  faults: ['removal of a container'],
  shares:
    'this is the first half of the same mistake: first its status was mended, then the decision to run it',
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ restartPolicy: 'OnFailure', initContainers: [container('first'), container('second')] })],
      podBudgets: { removals: 1 },
    },
    defect: seeded('init-container-beside-app'),
  },
};
