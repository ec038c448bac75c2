import type { Container, ContainerStatus, PodSpec, PodStatus } from '../../api/objects/core.ts';
import { isRestartableInitContainer } from '../../api/resources.ts';
import { couldRestartAllContainers } from '../restart/restartRules.ts';
import { shouldRestart } from '../restart/shouldRestart.ts';

/** A container that was shown as ended for good is shown as alive. */
const revived = (
  containers: readonly Container[],
  spec: PodSpec,
  before: readonly ContainerStatus[],
  after: readonly ContainerStatus[],
): readonly string[] =>
  before.flatMap(({ name, state }) => {
    const container = containers.find((each) => each.name === name);
    const exitCode = state?.terminated?.exitCode;
    if (container === undefined || exitCode === undefined) return [];
    if (isRestartableInitContainer(container) || shouldRestart(container, spec, exitCode)) return [];
    if (exitCode !== 0 && spec.restartPolicy === 'OnFailure') return [];
    return after.some((status) => status.name === name && !status.state?.terminated) ? [name] : [];
  });

/**
 * The containers whose status the kubelet refuses to write, because it would take back their end although their
 * restart policy does not restart them. Nothing is refused under policy Always, nor for a Pod that may restart all
 * its containers in place.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export const refusedTransitions = (spec: PodSpec, before: PodStatus, after: PodStatus): readonly string[] => {
  if (spec.restartPolicy === 'Always' || couldRestartAllContainers(spec)) return [];
  return [
    ...revived(spec.containers, spec, before.containerStatuses ?? [], after.containerStatuses ?? []),
    ...revived(
      spec.initContainers ?? [],
      spec,
      before.initContainerStatuses ?? [],
      after.initContainerStatuses ?? [],
    ),
  ];
};
