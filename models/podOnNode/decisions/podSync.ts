import { derived } from '../../../checker/system/derived.ts';
import { onceFor } from '../../../checker/system/onceFor.ts';
import type { Container, ResourceRequirements } from '../../../spec/api/objects/core.ts';
import { decidePodActions } from '../../../spec/kubelet/actions/decidePodActions.ts';
import type { PodActions } from '../../../spec/kubelet/actions/podActions.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { hasResized, isAllocatedResized } from '../charts/container/containerResources.ts';
import type { PodParts } from '../parts/podParts.ts';
import type { PodOnNodePlan } from '../plan/nodePlan.ts';
import { type PodOnRuntime, podWithEphemeral, runtimeParts } from './podOnRuntime.ts';
import { isRestartingAll, probeResultsOf, runtimeStatusOf } from './runtimeStatus.ts';

/** What one sync of a Pod has to do. */
export const podSync = onceFor((pod: PodParts) =>
  derived(runtimeParts(pod), (on) => podActions(pod.plan, on)),
);

/** The same for what the runtime has of a Pod. */
export const podActions = (plan: PodOnNodePlan, on: PodOnRuntime): PodActions => {
  const { pod, actuated } = withResources(plan, podWithEphemeral(plan, on), on);
  const runtime = runtimeStatusOf(plan, on);
  return decidePodActions({
    pod,
    runtime,
    probes: probeResultsOf(plan, on),
    actuated: { containers: actuated },
    allContainersRestarting: isRestartingAll(pod, runtime),
  });
};

/** The Pod with the resources that its kubelet has allocated, and those that its containers have, by their names. */
const withResources = (
  { containers }: PodOnNodePlan,
  pod: BoundPod,
  { containers: on }: PodOnRuntime,
): { readonly pod: BoundPod; readonly actuated: Map<string, ResourceRequirements> } => {
  const actuated = new Map<string, ResourceRequirements>();
  const allocated = new Map<string, Container>();
  for (const [at, { resources }] of on.entries()) {
    if (resources === undefined) continue;
    const { name, spec, resized = spec } = containers[at]!;
    allocated.set(name, isAllocatedResized(resources) ? resized : spec);
    actuated.set(name, (hasResized(resources) ? resized : spec).resources ?? {});
  }
  if (allocated.size === 0) return { pod, actuated };
  const asAllocated = (container: Container) => allocated.get(container.name) ?? container;
  const { initContainers = [], containers: regular, ...spec } = pod.spec;
  return {
    pod: {
      ...pod,
      spec: {
        ...spec,
        initContainers: initContainers.map(asAllocated),
        containers: regular.map(asAllocated),
      },
    },
    actuated,
  };
};
