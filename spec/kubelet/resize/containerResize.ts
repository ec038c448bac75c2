import type { Container, ResourceRequirements } from '../../api/objects/core.ts';
import { milliValueOf, wholeValueOf } from '../../api/quantity.ts';
import { quantityFrom } from '../../api/resources.ts';

/** CPU in millicores, memory in bytes; what is not set is 0. */
export type CPUAndMemory = {
  readonly cpuRequest: bigint;
  readonly cpuLimit: bigint;
  readonly memoryRequest: bigint;
  readonly memoryLimit: bigint;
};

/** The CPU and memory that resource requirements name. */
export const cpuAndMemory = (resources: ResourceRequirements | undefined): CPUAndMemory => ({
  cpuRequest: milliValueOf(quantityFrom(resources?.requests?.cpu)),
  cpuLimit: milliValueOf(quantityFrom(resources?.limits?.cpu)),
  memoryRequest: wholeValueOf(quantityFrom(resources?.requests?.memory)),
  memoryLimit: wholeValueOf(quantityFrom(resources?.limits?.memory)),
});

/** A container without a limit of its own is limited by its Pod's. */
const withPodLimits = (own: CPUAndMemory, pod: CPUAndMemory): CPUAndMemory => ({
  ...own,
  cpuLimit: own.cpuLimit === 0n ? pod.cpuLimit : own.cpuLimit,
  memoryLimit: own.memoryLimit === 0n ? pod.memoryLimit : own.memoryLimit,
});

/** Whether nothing of CPU and memory differs. */
export const sameCPUAndMemory = (a: CPUAndMemory, b: CPUAndMemory): boolean =>
  a.cpuRequest === b.cpuRequest &&
  a.cpuLimit === b.cpuLimit &&
  a.memoryRequest === b.memoryRequest &&
  a.memoryLimit === b.memoryLimit;

export type Change = 'increase' | 'decrease';

/** How a running container is brought to the resources that it should have. */
export type ContainerResize =
  | { readonly action: 'none' }
  | { readonly action: 'restart' }
  | { readonly action: 'update'; readonly cpu?: Change; readonly memory?: Change };

export type ResizeInput = {
  readonly container: Pick<Container, 'resources' | 'resizePolicy'>;
  readonly podResources: ResourceRequirements | undefined;
  /** what was last applied to the container, and to the Pod as a whole */
  readonly actuated: ResourceRequirements | undefined;
  readonly actuatedPod: ResourceRequirements | undefined;
};

/** By its limit if that changes, else by its request. */
const changeOf = (
  limit: readonly [bigint, bigint],
  request: readonly [bigint, bigint],
): Change | undefined => {
  const [desired, current] = limit[0] === limit[1] ? request : limit;
  if (desired === current) return undefined;
  return desired > current ? 'increase' : 'decrease';
};

/**
 * What an in-place resize does to a running container: its desired CPU and memory against those last applied. A
 * resource whose resizePolicy is RestartContainer makes the container restart when it changes; otherwise (also
 * without a policy) the runtime is told to change it.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
export const containerResize = (input: ResizeInput): ContainerResize => {
  const { container, podResources, actuated, actuatedPod } = input;
  const desired = withPodLimits(cpuAndMemory(container.resources), cpuAndMemory(podResources));
  const current = withPodLimits(cpuAndMemory(actuated), cpuAndMemory(actuatedPod));
  const cpu = changeOf([desired.cpuLimit, current.cpuLimit], [desired.cpuRequest, current.cpuRequest]);
  const memory = changeOf(
    [desired.memoryLimit, current.memoryLimit],
    [desired.memoryRequest, current.memoryRequest],
  );
  if (cpu === undefined && memory === undefined) return { action: 'none' };

  const restarts = (resource: string) =>
    container.resizePolicy?.find(({ resourceName }) => resourceName === resource)?.restartPolicy ===
    'RestartContainer';
  if ((cpu && restarts('cpu')) || (memory && restarts('memory'))) return { action: 'restart' };
  return { action: 'update', ...(cpu ? { cpu } : {}), ...(memory ? { memory } : {}) };
};
