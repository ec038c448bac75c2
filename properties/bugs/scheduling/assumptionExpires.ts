import { all, any } from '../../../checker/system/guard.ts';
import { isBound } from '../../../models/cluster/charts/pod/podObject.ts';
import { isQueued } from '../../../models/cluster/charts/scheduler/scheduledPod.ts';
import type { Bug } from '../bug.ts';
import { barePod, large } from '../defects/smallPods.ts';

export const assumptionExpires: Bug = {
  numbers: [38503, 136204],
  says: 'The scheduler forgets that it has assumed a Pod before the slow binding has returned, and gives its room to another',
  introduced: 'v1.5 or before',
  fixed: 'v1.6 (38503): the time runs from the end of the binding; 136204 takes the expiry out (2026)',
  breaks: ['scheduling/hard-in-truth'],
  components: ['API server', 'scheduler'],
  faults: [],
  found: {
    kind: 'in a cluster',
    objects: [barePod('pod', large), barePod('other', large)],
    bounds: { nodes: 2, lag: 'scheduler' },
    defect: {
      name: 'assumed-pods-expire',
      says: 'an assumed Pod is dropped from the cache after a time, whether its binding has been confirmed or not',
      rules: {
        seesPodGone: ({ when = [], then }, { object, scheduled }) => ({
          when: [any(all(...when), all(object.is(isBound), scheduled.isNot(isQueued)))],
          then,
        }),
      },
    },
  },
};
