import { any, type Guard } from '../../../checker/system/guard.ts';
import { isQueued, scheduledPod } from '../../../models/cluster/charts/scheduler/scheduledPod.ts';
import { lastSeen } from '../../../models/observers/lastSeen.ts';
import type { ClusterDefect } from '../bug.ts';

/** A cache in which a Pod that is assumed on a node may come to be assumed on another. */
const carelessCache = lastSeen({
  id: 'Pod as the scheduler sees it',
  says: 'A Pod in the scheduler’s queue and cache.',
  unseen: { says: 'not heard of yet', next: ['Queued', 'Gone'] },
  values: {
    Queued: { says: 'it waits to be scheduled', next: ['Placed', 'Gone'] },
    Placed: { says: 'assumed to be on its node', next: ['Placed', 'Gone'] },
    Gone: { says: 'seen terminal or gone', next: [] },
  },
  details: { node: 0 },
});

/** A Pod that is assumed already is tried again, and assumed once more, perhaps elsewhere. */
export const assumesTwice: ClusterDefect = {
  name: 'assumed-pod-tried-again',
  says: 'a Pod whose binding seems to have failed goes back to the queue without being taken out of the cache, and is assumed a second time, on another node',
  charts: [{ chart: scheduledPod, change: () => carelessCache }],
  rules: {
    bindsPod: ({ when = [] }, pod, node) => ({
      when: [any(pod.scheduled.is(isQueued), pod.scheduled.is(isAssumed)), ...withoutQueue(when)],
      then: [
        // the API server refuses to bind it again
        pod.object.tell({ type: 'BIND', node: node.id }),
        pod.scheduled.send({ type: 'SEE', as: 'Placed', node: node.id }),
      ],
    }),
  },
};

const isAssumed = (state: Parameters<typeof isQueued>[0]): boolean => state.matches('Placed');

/** What is asked of the node. */
const withoutQueue = ([_, ...constraints]: readonly Guard[]): readonly Guard[] => constraints;
