import { allContainers } from '../../api/containers.ts';
import type { Node } from '../../api/objects/core.ts';
import { computeQosClass } from '../../api/qos.ts';
import { isRestartableInitContainer } from '../../api/resources.ts';
import { misfits, misfitText } from '../admission/nodeFit.ts';
import type { BoundPod } from '../boundPod.ts';
import { cpuAndMemory, sameCPUAndMemory } from './containerResize.ts';

export type ResizeRequest = {
  /** with the resources that the API asks for */
  readonly desired: BoundPod;
  /** with the resources that the kubelet has allocated */
  readonly allocated: BoundPod;
  readonly node: Node;
  /** the other Pods on the node, with what is allocated to them */
  readonly others: readonly BoundPod[];
  readonly staticCPUManager: boolean;
  readonly staticMemoryManager: boolean;
};

/**
 * What becomes of a resize: nothing to do; `allocate`: the kubelet grants it and begins (condition PodResizeInProgress);
 * `pending`: it waits (condition PodResizePending), for room (Deferred) or in vain (Infeasible).
 */
export type ResizeDecision =
  | { readonly kind: 'none' }
  | { readonly kind: 'allocate' }
  | { readonly kind: 'pending'; readonly reason: 'Deferred' | 'Infeasible'; readonly message: string };

const resourcesOf = ({ spec }: BoundPod) =>
  [spec, ...allContainers(spec)].map(({ resources }) => cpuAndMemory(resources));

const infeasible = (manager: string): ResizeDecision => ({
  kind: 'pending',
  reason: 'Infeasible',
  message: `Resize is infeasible for Guaranteed Pods alongside ${manager} Manager policy "${manager === 'CPU' ? 'static' : 'Static'}"`,
});

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
    return infeasible('CPU');
  if (staticMemoryManager && pairs.some(({ wanted, held }) => wanted.memoryRequest !== held.memoryRequest)) {
    return infeasible('Memory');
  }
  return undefined;
};

/**
 * What a kubelet does about the resources that the API asks for: as for a new Pod, they have to fit beside the other
 * Pods; until they do, the Pod keeps what it has.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status
 */
export const resizeDecision = (request: ResizeRequest): ResizeDecision => {
  const { desired, allocated, node, others } = request;
  const held = resourcesOf(allocated);
  const unchanged = resourcesOf(desired).every((wanted, index) => {
    const before = held[index];
    return before !== undefined && sameCPUAndMemory(wanted, before);
  });
  if (unchanged) return { kind: 'none' };

  const excluded = pinned(request);
  if (excluded) return excluded;
  const [misfit] = misfits(desired, node, others);
  if (misfit === undefined) return { kind: 'allocate' };
  return { kind: 'pending', reason: 'Deferred', message: misfitText(misfit).message };
};
