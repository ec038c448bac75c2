import { container, exec, fromFile, pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';
import { seeded } from '../defects/seeded.ts';

export const historyNotCleared: Bug = {
  numbers: [113145],
  says: 'What a kubelet remembers of Pods that it has ended is not cleared: Pods that were deleted by force stay terminating in its memory, and static Pods do not begin again',
  introduced: 'v1.22 or before',
  fixed: 'v1.27 (113145): Pod workers forget what is neither wanted nor runs',
  breaks: ['static/runs-again'],
  components: ['API server', 'kubelet'],
  faults: ['return of a manifest'],
  shares:
    'of the two the static Pod is shown: what keeps it from beginning is the worker of the one before, which is never forgotten',
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ containers: [container('app', { lifecycle: { preStop: exec } })] }, fromFile)],
      podBudgets: { deletions: 1, putBacks: 1 },
    },
    defect: seeded('ended-static-pod-remembered'),
  },
};
