import { container as containerChart } from '../../../models/podOnNode/charts/container/container.ts';
import { container, exec, pod } from '../../../models/scenarios/features/feature.ts';
import { changedStates } from '../../mutants/changedChart.ts';
import type { Bug } from '../bug.ts';

export const graceGivenTwice: Bug = {
  numbers: [117373],
  says: 'A preStop hook uses up the grace period, and the container is given the whole of it once more after its stop signal',
  introduced: 'v1.20 or before',
  fixed: 'not verified',
  breaks: ['termination/within-grace'],
  components: ['kubelet', 'runtime'],
  faults: ['deletion'],
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ containers: [container('app', { lifecycle: { preStop: exec } })] })],
      podBudgets: { deletions: 1 },
    },
    defect: {
      name: 'grace-given-to-hook-and-signal',
      says: 'when the grace period is over a container whose preStop hook still runs is only now sent its stop signal, with a grace period of its own',
      charts: [
        {
          chart: containerChart,
          change: (chart) => changedStates(chart, ['PreStop'], { KILL: 'Terminating' }),
        },
      ],
    },
  },
};
