import { conditionIn } from '../../../models/recorded/history/livePod.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

const isResizing = (pod: Pod | undefined): boolean =>
  pod !== undefined && conditionIn(pod, 'PodResizeInProgress')?.status === 'True';

/** Its kubelet has put off the resize, or cannot grant it at all. */
const isPending = (pod: Pod): boolean => conditionIn(pod, 'PodResizePending')?.status === 'True';

export const allocation: LawRecord = {
  id: 'status/allocation',
  says: 'What is allocated to a container changes only by a resize that its kubelet grants, and no container gets more than is allocated to it',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status',
  fields: ['pod.status.containerStatuses.allocatedResources', 'pod.status.containerStatuses.resources'],
  record: ofContainers({
    judge: ({ before, after, container }, { before: old, after: pod, change }) => {
      if (before?.allocatedResources === undefined || after.allocatedResources === undefined)
        return undefined;
      const granted = isResizing(old) || isResizing(pod);
      if (!deepEqual(before.allocatedResources, after.allocatedResources) && !granted)
        return 'what is allocated to it changes, and no resize is in progress';
      const held = after.resources?.requests ?? {};
      const changes = !deepEqual(before.resources?.requests ?? {}, held);
      const asked = deepEqual(held, container.resources?.requests ?? {});
      const refused = isPending(pod) && !granted && !change?.spec;
      return changes && refused && asked && !deepEqual(held, after.allocatedResources)
        ? 'it has the resources of a resize that is pending'
        : undefined;
    },
  }),
  lies: ['a resize that was never granted', 'a pending resize that is in effect'],
};
