import { allContainers } from '../../api/containers.ts';
import { computeQosClass } from '../../api/qos.ts';
import { isRestartableInitContainer } from '../../api/resources.ts';
import { admitPod, type KubeletNode } from '../admission/admitPod.ts';
import type { BoundPod } from '../boundPod.ts';
import { cpuAndMemory, sameCPUAndMemory } from './containerResize.ts';

export type ResizeRequest = {
  /** with the resources that the API asks for */
  readonly desired: BoundPod;
  /** with the resources that the kubelet has allocated */
  readonly allocated: BoundPod;
  readonly kubelet: KubeletNode;
  /** the other Pods on the node, with what is allocated to them */
  readonly others: readonly BoundPod[];
  readonly staticCPUManager: boolean;
  readonly staticMemoryManager: boolean;
};

/**
 * What becomes of a resize: nothing to do; `allocate`: the kubelet grants it and begins (condition
 * PodResizeInProgress), after it has preempted others if the Pod is critical;
 * `pending`: it waits (condition PodResizePending), for room (Deferred) or for ever (Infeasible).
 */
export type ResizeDecision =
  | { readonly kind: 'none' }
  | { readonly kind: 'allocate'; readonly preempted: readonly BoundPod[] }
  | { readonly kind: 'pending'; readonly reason: 'Deferred' | 'Infeasible'; readonly message: string };

const resourcesOf = ({ spec }: BoundPod) =>
  [spec, ...allContainers(spec)].map(({ resources }) => cpuAndMemory(resources));

const infeasible = (message: string): ResizeDecision => ({ kind: 'pending', reason: 'Infeasible', message });

const pinnedBy = (manager: 'CPU' | 'Memory', policy: string): ResizeDecision =>
  infeasible(`Resize is infeasible for Guaranteed Pods alongside ${manager} Manager policy "${policy}"`);

/** Exclusive CPUs and memory cannot be resized in place; ordinary init containers have none. */
const pinned = ({
  desired,
  allocated,
  staticCPUManager,
  staticMemoryManager,
}: ResizeRequest): ResizeDecision | undefined => {
  if ((desired.status?.qosClass || computeQosClass(desired)) !== 'Guaranteed') return undefined;
  const pairs = [
    ...desired.spec.containers.map((container) => [container, allocated.spec.containers] as const),
    ...(desired.spec.initContainers ?? [])
      .filter(isRestartableInitContainer)
      .map((container) => [container, allocated.spec.initContainers ?? []] as const),
  ].map(([container, before]) => ({
    wanted: cpuAndMemory(container.resources),
    held: cpuAndMemory(before.find(({ name }) => name === container.name)?.resources),
  }));
  if (staticCPUManager && pairs.some(({ wanted, held }) => wanted.cpuRequest !== held.cpuRequest))
    return pinnedBy('CPU', 'static');
  if (staticMemoryManager && pairs.some(({ wanted, held }) => wanted.memoryRequest !== held.memoryRequest)) {
    return pinnedBy('Memory', 'Static');
  }
  return undefined;
};

/**
 * What a kubelet does about the resources that the API asks for: they have to be admitted as those of a new Pod beside
 * the others; until they are, the Pod keeps what it has. Windows nodes do not resize.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status
 */
export const resizeDecision = (request: ResizeRequest): ResizeDecision => {
  const { desired, allocated, kubelet, others } = request;
  const held = resourcesOf(allocated);
  const unchanged = resourcesOf(desired).every((wanted, index) => {
    const before = held[index];
    return before !== undefined && sameCPUAndMemory(wanted, before);
  });
  if (unchanged) return { kind: 'none' };

  if (kubelet.operatingSystem === 'windows') {
    return infeasible('In-place pod resize is not supported on Windows');
  }
  const excluded = pinned(request);
  if (excluded) return excluded;
  const admission = admitPod(desired, others, kubelet);
  if (admission.admitted) return { kind: 'allocate', preempted: admission.preempted };
  return { kind: 'pending', reason: 'Deferred', message: admission.message };
};
