import { all, any } from '../../../checker/system/guard.ts';
import { hasExited } from '../../../models/podOnNode/charts/container/container.ts';
import { isTerminal } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import { isFinished, podWorker } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { isEvicted } from '../../../models/podOnNode/charts/pod/statusManager.ts';
import { pod } from '../../../models/scenarios/features/feature.ts';
import { changedStates } from '../../mutants/changedChart.ts';
import type { Bug } from '../bug.ts';
import { syncsWhatEnded } from '../defects/syncsWhatEnded.ts';

export const evictedStartedAgain: Bug = {
  numbers: [105358],
  says: 'An evicted Pod goes back to ContainerCreating, and its container is started once more',
  introduced: 'v1.22',
  fixed: 'v1.22, v1.23; the change was not verified',
  breaks: ['eviction/final'],
  components: ['kubelet', 'runtime'],
  faults: ['memory pressure'],
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ restartPolicy: 'OnFailure' })],
      podBudgets: { exits: 1 },
      nodeBudgets: { pressures: 1 },
    },
    defect: {
      name: 'evicted-pods-synced',
      says: 'the worker of an evicted Pod goes back to syncing once it has stopped the containers, and starts those whose exit code asks for it',
      charts: [
        { chart: podWorker, change: (chart) => changedStates(chart, ['Finished'], { SYNC: 'Syncing' }) },
      ],
      rules: {
        ...syncsWhatEnded,
        beginsWithPod: ({ when = [], then }, member) => {
          const { source, status, worker } = member;
          const goesBack = [worker.is(isFinished), status.is(isEvicted)];
          const isShown = source.kind === 'api' ? [source.object.is(isTerminal)] : [];
          return {
            when: [
              any(all(...when), all(...goesBack, ...isShown, member.containers[0]!.state.is(hasExited))),
            ],
            then,
          };
        },
      },
    },
  },
};
