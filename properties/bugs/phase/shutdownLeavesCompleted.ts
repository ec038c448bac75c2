import { pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';

export const shutdownLeavesCompleted: Bug = {
  numbers: [104531, 106901],
  says: 'A node that shuts down leaves its Pods as Running or Completed, where they should be Failed',
  introduced: 'v1.22',
  fixed: 'v1.23 (106901): the Pod is marked Failed again when a shutdown ends it',
  breaks: ['phase/always-runs-on'],
  components: ['kubelet', 'machine'],
  faults: ['node shutdown'],
  found: {
    kind: 'on a node',
    node: { pods: [pod()], nodeBudgets: { shutdowns: 1 } },
    defect: {
      name: 'shutdown-decides-no-phase',
      says: 'a Pod that a shutdown ends is only stopped: its phase is what the exit codes of its containers make',
      rules: {
        endsForShutdown: ({ when = [] }, { worker }) => ({
          when,
          then: [worker.send({ type: 'TERMINATE' })],
        }),
      },
    },
  },
};
