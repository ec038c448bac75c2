import { never } from '../../../checker/system/guard.ts';
import { isLive } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import { isOver } from '../../../models/podOnNode/charts/pod/toleratedTime.ts';
import { pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';

export const deletionNotCancelled: Bug = {
  numbers: [90794, 93722],
  says: 'A taint is taken off before tolerationSeconds are over, and the Pod is deleted all the same',
  introduced: 'every version before v1.20',
  fixed: 'v1.20 (93722): the scheduled deletion is cancelled with the taint',
  breaks: ['eviction/only-with-reason'],
  components: ['taint eviction controller'],
  faults: ['taint', 'removal of a taint'],
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ tolerations: [{ operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }] })],
      nodeBudgets: { taints: 1 },
    },
    defect: {
      name: 'scheduled-deletion-not-cancelled',
      says: 'a deletion that was scheduled for a taint is carried out when its time has come, whether the taint is still there or not',
      rules: {
        cancelsDeletion: ({ then }) => ({ when: [never], then }),
        deletesForTaint: ({ then }, { toleratedTime, source }) => ({
          when: [source.object.is(isLive), toleratedTime ? toleratedTime.is(isOver) : never],
          then,
        }),
      },
    },
  },
};
