import type { PodStatus } from '../../api/objects/core.ts';
import type { BoundPod } from '../boundPod.ts';
import { newestContainer, type RuntimeStatus } from '../runtime/status.ts';
import { triggersRestartAllContainers } from './restartRules.ts';

/** The reason of containers that are waiting or terminated because all containers are restarted in place. */
export const restartingAllContainers = 'RestartingAllContainers';

/**
 * Whether all containers of the Pod are to be restarted in place: the Pod is already doing so (condition
 * AllContainersRestarting), or the newest instance of a container, as the runtime or else the last status shows
 * it, exited with a code whose rule says RestartAllContainers.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-all-containers (KEP-5532)
 */
export const allContainersToRestart = (pod: BoundPod, runtime: RuntimeStatus, status: PodStatus): boolean => {
  const restarting = (status.conditions ?? []).some(
    (condition) => condition.type === 'AllContainersRestarting' && condition.status === 'True',
  );
  if (restarting) return true;

  const reported = new Map(
    [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])].map((s) => [s.name, s]),
  );
  return [...(pod.spec.initContainers ?? []), ...pod.spec.containers].some((container) => {
    const newest = newestContainer(runtime, container.name);
    if (newest?.state !== 'exited') return false;
    if (triggersRestartAllContainers(container, newest.exitCode ?? 0)) return true;
    const terminated = reported.get(container.name)?.state?.terminated;
    return terminated ? triggersRestartAllContainers(container, terminated.exitCode) : false;
  });
};

/** Whether the restart in place has removed every init and regular container from the runtime. */
export const allContainersRemoved = (pod: BoundPod, runtime: RuntimeStatus): boolean =>
  [...(pod.spec.initContainers ?? []), ...pod.spec.containers].every(
    (container) => newestContainer(runtime, container.name) === undefined,
  );
