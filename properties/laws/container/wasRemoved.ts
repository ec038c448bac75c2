import type { ContainerStatus, PodSpec } from '../../../spec/api/objects/core.ts';
import { restartingAllContainers } from '../../../spec/kubelet/restart/restartAllContainers.ts';
import { couldRestartAllContainers } from '../../../spec/kubelet/restart/restartRules.ts';

/** The container was removed from the runtime because all containers of its Pod restart in place. */
export const wasRemoved = (status: ContainerStatus | undefined, spec: PodSpec | undefined): boolean =>
  spec !== undefined &&
  couldRestartAllContainers(spec) &&
  status?.lastState?.terminated?.reason === restartingAllContainers;
