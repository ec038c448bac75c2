import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

export const resources: LawRecord = {
  id: 'status/resources',
  says: 'The resources that are allocated to a container are those that its spec requests',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/',
  fields: ['pod.status.containerStatuses.allocatedResources', 'pod.status.containerStatuses.resources'],
  exceptions: ['a Pod whose spec has changed since it was created: it may be resized'],
  record: ofContainers({
    showsLess: ['what is allocated to a container without an instance'],
    judge: ({ after, container }, { live, change }) => {
      if (live?.memory.specChanged || change?.spec || after.resources === undefined) return undefined;
      const { requests = {}, limits = {} } = container.resources ?? {};
      if (!deepEqual(after.allocatedResources ?? {}, requests)) {
        return `allocated to it is ${JSON.stringify(after.allocatedResources ?? {})}; it requests ${JSON.stringify(requests)}`;
      }
      const names = (list: object | undefined): string =>
        Object.keys(list ?? {})
          .sort()
          .join();
      const { requests: held, limits: bounds } = after.resources;
      if (names(held) !== names(requests) || names(bounds) !== names(limits)) {
        return 'it has other kinds of resources than its spec asks for';
      }
      if (after.state?.running) return undefined;
      return deepEqual(held ?? {}, requests) && deepEqual(bounds ?? {}, limits)
        ? undefined
        : 'it does not run, and its resources are not those of its spec';
    },
  }),
  lies: ['resources that nobody allocated'],
};
