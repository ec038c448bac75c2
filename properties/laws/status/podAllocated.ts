import type { Container, ContainerStatus, Pod, ResourceList } from '../../../spec/api/objects/core.ts';
import { compareQuantities } from '../../../spec/api/quantity.ts';
import { quantityFrom, resourceListFrom } from '../../../spec/api/resources.ts';
import { podRequests } from '../../../spec/scheduling/podRequests.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

/** The containers with what is allocated to them; absent if that is not shown of one of them. */
const withAllocated = (
  containers: readonly Container[],
  statuses: readonly ContainerStatus[] | undefined,
  isResized: boolean,
): Container[] | undefined => {
  const all = containers.map((container): Container | undefined => {
    const status = statuses?.find(({ name }) => name === container.name);
    const allocated = status?.allocatedResources;
    if (isResized && !status?.state?.running) return undefined;
    if (allocated === undefined) return isResized ? undefined : container;
    return { ...container, resources: { ...container.resources, requests: allocated } };
  });
  return all.includes(undefined) ? undefined : (all as Container[]);
};

const isSame = (one: ResourceList, other: ResourceList): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (name) => compareQuantities(quantityFrom(one[name]), quantityFrom(other[name])) === 0,
  );

/** What all containers get together, by what is allocated to each; absent if that cannot be told. */
const sumOf = ({ spec, status, metadata }: Pod, isResized: boolean): ResourceList | undefined => {
  if (spec === undefined) return undefined;
  const containers = withAllocated(spec.containers, status?.containerStatuses, isResized);
  const initContainers = withAllocated(spec.initContainers ?? [], status?.initContainerStatuses, isResized);
  if (containers === undefined || initContainers === undefined) return undefined;
  const pod: Pod = { ...(metadata ? { metadata } : {}), spec: { ...spec, containers, initContainers } };
  return resourceListFrom(podRequests(pod, { useStatus: false }));
};

export const podAllocated: LawRecord = {
  id: 'status/pod-allocated',
  says: 'What is allocated to a Pod is the sum of what is allocated to its containers, or what its init containers need if that is more',
  source: 'https://kep.k8s.io/5419',
  fields: ['pod.status.allocatedResources'],
  exceptions: [
    'resources for a Pod as a whole',
    'a Pod that has been resized, once a container of it has ended',
  ],
  record: ofPods({
    showsLess: ['what is allocated to containers of a resized Pod that do not show it'],
    judge: ({ after, live, change }) => {
      const { allocatedResources } = after.status ?? {};
      const news = change?.status.some((field) => field === 'allocatedResources');
      if (!news || allocatedResources === undefined || after.spec?.resources !== undefined) return undefined;
      const isResized = live?.memory.specChanged === true || live?.memory.seenLate === true;
      const sum = sumOf(after, isResized);
      return sum === undefined || isSame(sum, allocatedResources)
        ? undefined
        : `allocated to it is ${JSON.stringify(allocatedResources)}; to its containers it is ${JSON.stringify(sum)}`;
    },
  }),
  lies: ['a Pod with more than its containers'],
};
