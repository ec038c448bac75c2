import { containersOf } from '../../api/containers.ts';
import type { PodStatus } from '../../api/objects/core.ts';
import type { BoundPod } from '../boundPod.ts';
import { exitCodeOf, newestContainer, type RuntimeStatus } from '../runtime/status.ts';
import { triggersRestartAllContainers } from './restartRules.ts';

/** The reason of containers that are waiting or terminated because all containers are restarted in place. */
export const restartingAllContainers = 'RestartingAllContainers';

/**
 * Whether all containers of the Pod are to be restarted in place: the Pod is already doing so (condition
 * AllContainersRestarting), or the newest instance of a container has exited, and its exit code, or the one that the
 * last status shows, has a rule that says RestartAllContainers. Without `runtime` the last status alone is asked.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-all-containers
 * https://kep.k8s.io/5532
 */
export const allContainersToRestart = (
  pod: BoundPod,
  runtime: RuntimeStatus | undefined,
  status: PodStatus,
): boolean => {
  const restarting = (status.conditions ?? []).some(
    (condition) => condition.type === 'AllContainersRestarting' && condition.status === 'True',
  );
  if (restarting) return true;

  const reported = new Map(
    [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])].map((s) => [s.name, s]),
  );
  return containersOf(pod.spec).some((container) => {
    const newest = runtime && newestContainer(runtime, container.name);
    if (runtime && newest?.state !== 'exited') return false;
    const codes = [newest && exitCodeOf(newest), reported.get(container.name)?.state?.terminated?.exitCode];
    return codes.some((code) => code !== undefined && triggersRestartAllContainers(container, code));
  });
};

/** Whether the restart in place has removed every init and regular container from the runtime. */
export const allContainersRemoved = (pod: BoundPod, runtime: RuntimeStatus): boolean =>
  containersOf(pod.spec).every((container) => newestContainer(runtime, container.name) === undefined);
