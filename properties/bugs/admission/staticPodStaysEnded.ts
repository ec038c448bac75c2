import { fromFile, pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';
import { seeded } from '../defects/seeded.ts';

export const staticPodStaysEnded: Bug = {
  numbers: [104648, 104847],
  says: 'The manifest of a static Pod is taken away and put back, the UID stays the same, and the Pod ends in an error instead of running again',
  introduced: 'v1.22',
  fixed: 'v1.22 (104847): a Pod worker ends the Pod before, and then begins with the UID again',
  breaks: ['static/runs-again'],
  components: ['kubelet'],
  faults: ['return of a manifest'],
  found: {
    kind: 'on a node',
    node: { pods: [pod({}, fromFile)], podBudgets: { deletions: 1, putBacks: 1 } },
    defect: seeded('ended-static-pod-remembered'),
  },
};
