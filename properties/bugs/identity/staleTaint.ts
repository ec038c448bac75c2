import { setup } from 'xstate';
import { noExecuteTaint } from '../../../models/podOnNode/charts/node/noExecuteTaint.ts';
import { isLive } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import { pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';

/** A taint of which somebody may not know yet that it was taken off. */
const taintInCache = setup({ types: { events: {} as { type: 'PUT' | 'TAKE_OFF' } } }).createMachine({
  id: 'NoExecute taint in a cache',
  initial: 'Absent',
  states: {
    Absent: { on: { PUT: 'Present' } },
    Present: { on: { TAKE_OFF: 'StillSeen' } },
    StillSeen: {},
  },
});

export const staleTaint: Bug = {
  numbers: [119862, 139992, 140198],
  says: 'A Pod that was just bound is evicted for a taint that has been taken off its node already, by a controller whose cache of nodes is stale',
  introduced: 'v1.24 or before',
  fixed: 'not fixed: 140198, which asks the API server, is open',
  breaks: ['eviction/only-with-reason'],
  components: ['API server', 'scheduler', 'taint eviction controller'],
  faults: ['taint', 'removal of a taint'],
  found: {
    kind: 'on a node',
    node: { pods: [pod()], nodeBudgets: { taints: 1 } },
    defect: {
      name: 'taints-of-a-stale-node',
      says: 'the taint eviction controller goes by the taints of the node as it last saw it, though that is older than the binding of the Pod',
      charts: [{ chart: noExecuteTaint, change: () => taintInCache }],
      rules: {
        deletesForTaint: ({ then }, { taint, source }) => ({
          when: [taint.is((state) => (state.value as string) === 'StillSeen'), source.object.is(isLive)],
          then,
        }),
      },
    },
  },
};
