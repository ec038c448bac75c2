import { container as containerChart } from '../../../models/podOnNode/charts/container/container.ts';
import { container, exec, pod } from '../../../models/scenarios/features/feature.ts';
import { changedStates } from '../../mutants/changedChart.ts';
import type { Bug } from '../bug.ts';

export const hookOutlivesGrace: Bug = {
  numbers: [92432, 127339],
  says: 'A preStop hook that hangs holds a container up although its Pod was deleted, or evicted, with a grace period of zero',
  introduced: 'v1.18 or before',
  fixed: 'not verified: the threads went stale',
  breaks: ['termination/within-grace'],
  components: ['API server', 'kubelet', 'runtime'],
  faults: ['forced deletion'],
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ containers: [container('app', { lifecycle: { preStop: exec } })] })],
      podBudgets: { forcedDeletions: 1 },
    },
    defect: {
      name: 'hook-waits-for-the-own-grace',
      says: 'a preStop hook has the grace period of the spec, whatever the deletion says: nothing is killed while it runs',
      charts: [
        { chart: containerChart, change: (chart) => changedStates(chart, ['PreStop'], { KILL: 'PreStop' }) },
      ],
    },
  },
};
