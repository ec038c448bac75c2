import type { ContainerStatus, Pod, PodSpec, ResourceList } from '../objects/core.ts';
import { allowsOvercommit, isHugePages, isPodLevel } from '../resourceNames.ts';
import { aggregateContainers, resourceListFrom } from '../resources.ts';
import { uniformSpec } from '../uniform.ts';
import { atLeastOneSecond, dropInitContainerAnnotations, mirrorPodIp } from './legacy.ts';
import { defaultHostPorts, defaultPodSpec } from './podSpec.ts';
import { defaultRequestsFromLimits, roundResourceList, roundResources } from './resources.ts';

const isSet = (list: ResourceList | undefined): boolean => list !== undefined && Object.keys(list).length > 0;

/** Huge pages that containers limit become a limit of the Pod, unless the Pod requests or limits them itself. */
const defaultPodHugePageLimits = (spec: PodSpec): void => {
  const { resources } = spec;
  if (resources === undefined || (!isSet(resources.limits) && !isSet(resources.requests))) return;
  const limits: ResourceList = { ...resources.limits };
  for (const [name, text] of Object.entries(resourceListFrom(aggregateContainers(spec, 'limits')))) {
    if (!isHugePages(name) || resources.requests?.[name] !== undefined) continue;
    limits[name] ??= text;
  }
  if (isSet(limits)) resources.limits = limits;
};

/**
 * Requests of a Pod that has limits of its own: what the containers request together, else the Pod's limit.
 * https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/
 * https://kep.k8s.io/2837
 */
const defaultPodRequests = (spec: PodSpec): void => {
  const { resources } = spec;
  if (resources === undefined || !isSet(resources.limits)) return;
  const requests: ResourceList = { ...resources.requests };
  for (const [name, text] of Object.entries(resourceListFrom(aggregateContainers(spec, 'requests')))) {
    if (isPodLevel(name) && allowsOvercommit(name)) requests[name] ??= text;
  }
  for (const [name, text] of Object.entries(resources.limits ?? {})) {
    if (isPodLevel(name)) requests[name] ??= text;
  }
  if (isSet(requests)) resources.requests = requests;
};

const roundContainerStatus = (status: ContainerStatus): void => {
  roundResourceList(status.allocatedResources);
  roundResources(status.resources);
};

/** Fills in the defaults of a decoded Pod that the caller owns. */
export const setPodDefaults = (pod: Pod): void => {
  const { spec, status } = pod;
  if (spec) {
    const given = uniformSpec(spec);
    for (const container of given.containers ?? []) defaultRequestsFromLimits(container);
    for (const container of given.initContainers ?? []) defaultRequestsFromLimits(container);
    if (given.resources) {
      defaultPodHugePageLimits(spec);
      defaultPodRequests(spec);
    }
    if (given.enableServiceLinks === undefined) spec.enableServiceLinks = true;
    defaultHostPorts(given);
    defaultPodSpec(spec);
    atLeastOneSecond(spec);
  }
  dropInitContainerAnnotations(pod.metadata);
  if (status) {
    for (const each of status.initContainerStatuses ?? []) roundContainerStatus(each);
    for (const each of status.containerStatuses ?? []) roundContainerStatus(each);
    for (const each of status.ephemeralContainerStatuses ?? []) roundContainerStatus(each);
    roundResourceList(status.allocatedResources);
    roundResources(status.resources);
    mirrorPodIp(status);
  }
};
