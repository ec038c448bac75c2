import { all, any } from '../../../checker/system/guard.ts';
import { isRunning } from '../../../models/cluster/charts/pod/container.ts';
import { isSyncing } from '../../../models/cluster/charts/pod/podWorker.ts';
import { hasSandbox } from '../../../models/cluster/charts/pod/sandbox.ts';
import type { Bug } from '../bug.ts';
import { barePod } from '../defects/smallPods.ts';

export const runningStartedAgain: Bug = {
  numbers: [117694],
  says: 'The statuses of a container are sorted by two threads at a time: the older instance, which has ended, is taken for the newest, and another one is started beside it',
  introduced: 'v1.21',
  fixed: 'not verified',
  breaks: ['container/one-instance'],
  components: ['kubelet', 'runtime'],
  faults: ['exit'],
  found: {
    kind: 'in a cluster',
    objects: [barePod('pod')],
    bounds: { nodes: 1, containerExits: 1 },
    defect: {
      name: 'older-instance-taken-for-the-newest',
      says: 'of a container that has been restarted the kubelet may read the instance before the one that runs, which has ended',
      rules: {
        startsContainer: ({ when = [], then }, { pod, state }) => ({
          when: [
            any(
              all(...when),
              all(
                pod.worker.is(isSyncing),
                pod.sandbox.is(hasSandbox),
                state.is((of) => isRunning(of) && of.context.instances > 1),
              ),
            ),
          ],
          then,
        }),
      },
    },
  },
};
