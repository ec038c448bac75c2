import type { Bug } from '../bug.ts';
import { barePod } from '../defects/smallPods.ts';

export const forcedFromUnreachable: Bug = {
  numbers: [35145, 35235],
  says: 'The node controller deletes the Pods of a node that cannot be reached by force: they run on while others take their identity',
  introduced: 'every version before v1.5',
  fixed: 'v1.5 (35235): Pods of unreachable nodes are only marked for deletion',
  breaks: ['termination/removed-after-stop'],
  components: ['API server', 'node lifecycle controller', 'kubelet', 'machine'],
  faults: ['partition'],
  found: {
    kind: 'in a cluster',
    objects: [barePod('pod')],
    bounds: { nodes: 1, nodeFailures: 1 },
    defect: {
      name: 'eviction-does-not-wait',
      says: 'Pods are evicted from a node that is not heard of with a grace period of zero, and their objects go at once',
      rules: {
        evictsFromTaintedNode: ({ when = [] }, pod) => ({
          when,
          then: [pod.object.send({ type: 'REMOVE' })],
        }),
      },
    },
  },
};
