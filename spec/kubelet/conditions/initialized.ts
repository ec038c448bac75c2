import type { Container, ContainerStatus } from '../../api/objects/core.ts';
import { isRestartableInitContainer } from '../../api/resources.ts';
import { type ConditionInput, type ConditionVerdict, isTrue, nameList } from './condition.ts';

/** A sidecar has done its part once started, an ordinary init container once it has succeeded. */
const isComplete = (container: Container, status: ContainerStatus): boolean =>
  isRestartableInitContainer(container) ? status.started === true : status.ready;

const hasStarted = ({ state }: ContainerStatus): boolean => Boolean(state?.running ?? state?.terminated);

/**
 * Condition Initialized: all init containers are complete. Once a regular container has started it stays True, and
 * so it does while all containers are restarted in place.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions
 */
export const initialized = ({ pod, oldStatus, phase, statuses }: ConditionInput): ConditionVerdict => {
  const inits = pod.spec.initContainers ?? [];
  const statusOf = new Map(statuses.toReversed().map((status) => [status.name, status]));
  const unknown = inits.filter(({ name }) => !statusOf.has(name)).map(({ name }) => name);
  const incomplete = inits
    .filter((container) => {
      const status = statusOf.get(container.name);
      return status !== undefined && !isComplete(container, status);
    })
    .map(({ name }) => name);

  if (phase === 'Succeeded' && unknown.length === 0) return { status: 'True', reason: 'PodCompleted' };
  const regular = new Set(pod.spec.containers.map(({ name }) => name));
  if (statuses.some((status) => regular.has(status.name) && hasStarted(status))) return isTrue;

  const complaints = [
    ...(unknown.length > 0 ? [`containers with unknown status: ${nameList(unknown)}`] : []),
    ...(incomplete.length > 0 ? [`containers with incomplete status: ${nameList(incomplete)}`] : []),
  ];
  const wasInitialized = (oldStatus.conditions ?? []).some(
    (condition) => condition.type === 'Initialized' && condition.status === 'True',
  );
  if (complaints.length === 0 || wasInitialized) return isTrue;
  return { status: 'False', reason: 'ContainersNotInitialized', message: complaints.join(', ') };
};
