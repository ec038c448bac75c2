import { isSeenBound } from '../../../models/podOnNode/charts/pod/podInView.ts';
import { pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';
import { syncsWhatEnded } from '../defects/syncsWhatEnded.ts';

export const terminatedStartedAgain: Bug = {
  numbers: [37447],
  says: 'A kubelet that restarts tries to start every Pod of its node, those that have ended too',
  introduced: 'v1.5 (before its release)',
  fixed: 'v1.5; the change was not verified',
  breaks: ['phase/terminal-means-stopped'],
  components: ['kubelet'],
  faults: ['stop of the kubelet'],
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ restartPolicy: 'OnFailure', activeDeadlineSeconds: 60 })],
      nodeBudgets: { kubeletRestarts: 1 },
    },
    defect: {
      name: 'terminal-pods-taken-again',
      says: 'a kubelet that has restarted takes Pods in a terminal phase again, and starts containers whose exit code asks for it',
      rules: {
        ...syncsWhatEnded,
        beginsWithPod: ({ then }, { view }) => ({ when: [view.is(isSeenBound)], then }),
      },
    },
  },
};
