import { any } from '../../../checker/system/guard.ts';
import { hasExited } from '../../../models/podOnNode/charts/container/container.ts';
import { isSeenBound } from '../../../models/podOnNode/charts/pod/podInView.ts';
import { isFinished, isIdle, podWorker } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { pod } from '../../../models/scenarios/features/feature.ts';
import { changedStates } from '../../mutants/changedChart.ts';
import type { Bug } from '../bug.ts';
import { syncsWhatEnded } from '../defects/syncsWhatEnded.ts';

export const forgottenPodStarted: Bug = {
  numbers: [7250, 7301],
  says: 'When its dead containers have been removed the kubelet takes a Pod that has ended for one that never ran, and starts it',
  introduced: 'before v1.0',
  fixed: 'v0.16 (7301): Pods in a terminal phase are not handed to Pod workers',
  breaks: ['phase/terminal-means-stopped', 'container/policy'],
  components: ['kubelet', 'runtime'],
  faults: ['removal of a dead container'],
  found: {
    kind: 'on a node',
    node: { pods: [pod({ restartPolicy: 'Never' })], podBudgets: { garbageCollections: 1 } },
    defect: {
      name: 'terminal-pods-synced',
      says: 'dead containers of every Pod that has ended are removed, and the kubelet syncs such Pods as it does all others, by what the runtime has of them',
      charts: [
        { chart: podWorker, change: (chart) => changedStates(chart, ['Finished'], { SYNC: 'Syncing' }) },
      ],
      rules: {
        ...syncsWhatEnded,
        removesDeadContainer: ({ then }, { pod: owner, state }) => ({
          when: [owner.worker.is(isFinished), state.is(hasExited)],
          then,
        }),
        beginsWithPod: ({ then }, { view, worker }) => ({
          when: [view.is(isSeenBound), any(worker.is(isIdle), worker.is(isFinished))],
          then,
        }),
      },
    },
  },
};
