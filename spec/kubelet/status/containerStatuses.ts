import { byText } from '../../api/byText.ts';
import type { Container, ContainerStatus } from '../../api/objects/core.ts';
import { isRestartableInitContainer } from '../../api/resources.ts';
import type { BoundPod } from '../boundPod.ts';
import { containerToBeStarted } from '../restart/containerToBeStarted.ts';
import { regularContainerCreated } from '../runtime/regularContainerCreated.ts';
import { exitCodeOf, newestContainer, type RuntimeStatus } from '../runtime/status.ts';
import { absentContainerStatus } from './absentContainerStatus.ts';
import { runtimeContainerStatus } from './runtimeContainerStatus.ts';

/** Why the last attempt to start a container failed: `error` is its reason (`ErrImagePull`, `CrashLoopBackOff`…). */
export type StartError = { readonly container: string; readonly error: string; readonly message: string };

export type ContainerStatusesInput = {
  readonly pod: BoundPod;
  readonly runtime: RuntimeStatus;
  readonly containers: readonly Container[];
  readonly kind: 'init' | 'regular' | 'ephemeral';
  readonly old: readonly ContainerStatus[];
  readonly podRestarting: boolean;
  readonly startErrors: readonly StartError[];
};

/** What the runtime says: the newest instance of a container, and the one before it as its last state. */
const observedStatus = (
  container: Container,
  old: ContainerStatus | undefined,
  { pod, runtime, podRestarting }: ContainerStatusesInput,
): ContainerStatus => {
  const [newest, previous] = runtime.containers
    .filter(({ name }) => name === container.name)
    .toSorted((a, b) => b.createdAt - a.createdAt);
  if (newest === undefined) {
    const hasInitContainers = (pod.spec.initContainers ?? []).length > 0;
    const deleted = Boolean(pod.metadata?.deletionTimestamp);
    return absentContainerStatus({ container, old, hasInitContainers, podRestarting, deleted });
  }
  const status = runtimeContainerStatus(newest, old, podRestarting);
  if (previous === undefined) return status;
  return { ...status, lastState: runtimeContainerStatus(previous, old, podRestarting).state };
};

const completed = {
  reason: 'Completed',
  message:
    'Unable to get init container status from container runtime and pod has been initialized, treat it as exited normally',
  exitCode: 0,
};

/** An ordinary init container that the runtime has forgotten did complete if a regular container exists. */
const completedUnseen = (
  container: Container,
  status: ContainerStatus,
  { pod, runtime, kind }: ContainerStatusesInput,
): boolean =>
  kind === 'init' &&
  !isRestartableInitContainer(container) &&
  status.state?.waiting !== undefined &&
  newestContainer(runtime, container.name) === undefined &&
  regularContainerCreated(pod.spec, runtime);

const withStartError = (
  container: Container,
  status: ContainerStatus,
  { pod, runtime, kind, startErrors }: ContainerStatusesInput,
): ContainerStatus => {
  const newest = newestContainer(runtime, container.name);
  if (kind === 'init' && newest && exitCodeOf(newest) === 0) return status;
  const failure = startErrors.findLast((error) => error.container === container.name);
  if (failure === undefined || !containerToBeStarted(container, pod, runtime)) return status;
  return {
    ...status,
    state: { waiting: { reason: failure.error, message: failure.message } },
    lastState: status.state?.terminated ? status.state : status.lastState,
  };
};

/**
 * The statuses of a Pod's init, regular or ephemeral containers, from what the runtime says, what the old statuses
 * remember, and why the last start failed. Init containers are in the order of the spec, the others by name.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export const containerStatuses = (input: ContainerStatusesInput): readonly ContainerStatus[] => {
  const statuses = input.containers.map((container) => {
    const old = input.old.findLast(({ name }) => name === container.name);
    const status = observedStatus(container, old, input);
    if (completedUnseen(container, status, input)) return { ...status, state: { terminated: completed } };
    return withStartError(container, status, input);
  });
  if (input.kind === 'init') return statuses;
  return statuses.toSorted((a, b) => byText(a.name, b.name));
};
