import type { Container, ContainerStatus, Pod, ResourceList } from '../api/objects/core.ts';
import { type Quantity, zeroQuantity } from '../api/quantity.ts';
import { isPodLevel } from '../api/resourceNames.ts';
import {
  addResources,
  isRestartableInitContainer,
  maxResources,
  type Resources,
  resourcesFrom,
} from '../api/resources.ts';

/**
 * What a Pod asks of a node in all: the sum of its containers and sidecars, or what its init containers need if
 * that is more; the Pod-level request instead, where there is one; and the overhead of its runtime class.
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 * https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-overhead/
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
export type RequestOptions = {
  /** a running Pod that is being resized counts with the larger of what it asks for and what it still has */
  readonly useStatus: boolean;
  /** assumed for containers that do not ask for the resource */
  readonly assumed?: Resources;
  /** add up the containers even where the Pod has requests as a whole */
  readonly ignorePodLevel?: boolean;
};

const none: Resources = new Map();

const isInfeasible = (pod: Pod): boolean =>
  pod.status?.conditions?.find(({ type }) => type === 'PodResizePending')?.reason === 'Infeasible';

/** A resize that the node cannot grant leaves the Pod with what it has. */
const effective = (
  pod: Pod,
  spec: ResourceList | undefined,
  actual: ResourceList | undefined,
  allocated: ResourceList | undefined,
): Resources => {
  const held = maxResources(resourcesFrom(actual), resourcesFrom(allocated));
  return isInfeasible(pod) ? held : maxResources(resourcesFrom(spec), held);
};

const containerRequests = (
  pod: Pod,
  container: Container,
  status: ContainerStatus | undefined,
  assumed: Resources,
): Resources => {
  const spec = container.resources?.requests;
  const requests =
    status?.resources === undefined
      ? resourcesFrom(spec)
      : effective(pod, spec, status.resources.requests, status.allocatedResources);
  if (assumed.size === 0) return requests;
  let whole: Map<string, Quantity> | undefined;
  for (const [name, amount] of assumed) {
    if (requests.has(name)) continue;
    whole ??= new Map(requests);
    whole.set(name, amount);
  }
  return whole ?? requests;
};

const containersRequests = (pod: Pod, { useStatus, assumed = none }: RequestOptions): Resources => {
  const statuses = new Map<string, ContainerStatus>();
  if (useStatus) {
    for (const status of pod.status?.containerStatuses ?? []) statuses.set(status.name, status);
    for (const status of pod.status?.initContainerStatuses ?? []) statuses.set(status.name, status);
  }
  const of = (container: Container, status: ContainerStatus | undefined): Resources =>
    containerRequests(pod, container, status, assumed);
  let running = none;
  for (const container of pod.spec?.containers ?? []) {
    running = addResources(running, of(container, statuses.get(container.name)));
  }
  let sidecars = none;
  let starting = none;
  for (const container of pod.spec?.initContainers ?? []) {
    if (isRestartableInitContainer(container)) {
      const own = of(container, statuses.get(container.name));
      running = addResources(running, own);
      sidecars = addResources(sidecars, own);
      starting = maxResources(starting, sidecars);
    } else {
      starting = maxResources(starting, addResources(of(container, undefined), sidecars));
    }
  }
  return maxResources(running, starting);
};

/** Whether the Pod asks for CPU, memory or huge pages as a whole. */
export const hasPodLevelRequests = (pod: Pod): boolean =>
  Object.keys(pod.spec?.resources?.requests ?? {}).some(isPodLevel);

const podLevelRequests = (pod: Pod, useStatus: boolean): Resources => {
  const spec = pod.spec?.resources?.requests;
  const asked = new Map([...resourcesFrom(spec)].filter(([name]) => isPodLevel(name)));
  const actual = pod.status?.resources;
  if (!useStatus || actual === undefined) return asked;
  const held = effective(pod, spec, actual.requests, pod.status?.allocatedResources);
  const amounts = new Map<string, Quantity>();
  for (const name of asked.keys()) amounts.set(name, held.get(name) ?? zeroQuantity);
  return amounts;
};

/** The requests of a defaulted Pod, by resource name. */
export const podRequests = (pod: Pod, options: RequestOptions): Resources => {
  let requests = containersRequests(pod, options);
  if (!options.ignorePodLevel && hasPodLevelRequests(pod))
    requests = new Map([...requests, ...podLevelRequests(pod, options.useStatus)]);
  const overhead = pod.spec?.overhead;
  return overhead === undefined ? requests : addResources(requests, resourcesFrom(overhead));
};
