import { pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';
import { seeded } from '../defects/seeded.ts';

export const removedWithoutAnEnd: Bug = {
  numbers: [115331],
  says: 'A Pod that is deleted while it is Pending, or that is not to be restarted, disappears without ever showing a terminal phase, and its Job waits for one',
  introduced: 'every version before v1.27',
  fixed: 'v1.27 (115331): the last status of a Pod that was ended has a terminal phase',
  breaks: ['phase/ends-before-removal'],
  components: ['API server', 'kubelet', 'Job controller'],
  faults: ['deletion'],
  found: {
    kind: 'on a node',
    node: { pods: [pod({ restartPolicy: 'Never' })], podBudgets: { deletions: 1 } },
    defect: seeded('object-removed-in-any-phase'),
  },
};
