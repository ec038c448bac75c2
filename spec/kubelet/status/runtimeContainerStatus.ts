import type { ContainerState, ContainerStatus } from '../../api/objects/core.ts';
import { restartingAllContainers } from '../restart/restartAllContainers.ts';
import type { RuntimeContainer } from '../runtime/status.ts';
import { timestamp } from './timestamp.ts';

/** The reason of an end that nobody saw. */
export const containerStatusUnknown = 'ContainerStatusUnknown';

/** The exit code that stands for one that nobody saw: as if the container had been killed. */
export const unseenExitCode = 137;

/** As the API names a container of the runtime. */
const containerID = (container: Pick<RuntimeContainer, 'id'>): string => `containerd://${container.id}`;

/** A container of unknown state that was shown running has ended; one that was never shown running still waits. */
const unknownState = (old: ContainerStatus | undefined, podRestarting: boolean): ContainerState => {
  if (!old?.state?.running) return { waiting: {} };
  return {
    terminated: {
      reason: podRestarting ? restartingAllContainers : containerStatusUnknown,
      message: 'The container could not be located when the pod was terminated',
      exitCode: unseenExitCode,
    },
  };
};

const stateOf = (
  container: RuntimeContainer,
  old: ContainerStatus | undefined,
  podRestarting: boolean,
): ContainerState => {
  if (container.state === 'running') return { running: { startedAt: timestamp(container.startedAt) } };
  if (container.state === 'unknown') return unknownState(old, podRestarting);
  if (container.state === 'created') return { waiting: {} };
  return {
    terminated: {
      exitCode: container.exitCode ?? 0,
      reason: container.reason,
      message: container.message,
      startedAt: timestamp(container.startedAt),
      finishedAt: timestamp(container.finishedAt),
      containerID: containerID(container),
    },
  };
};

/**
 * Restart counts never fall: the runtime counts the attempts it still knows, the old status those that it has
 * forgotten.
 */
const restartCountOf = (
  container: RuntimeContainer,
  state: ContainerState,
  old: ContainerStatus | undefined,
): number => {
  if (old === undefined) return container.restartCount;
  const outlivedItsEnd = state.running && old.state?.terminated && old.restartCount >= container.restartCount;
  const endedUnseen = container.state === 'unknown' && state.terminated;
  if (outlivedItsEnd || endedUnseen) return old.restartCount + 1;
  return Math.max(old.restartCount, container.restartCount);
};

/** The end that the old status shows or remembers: of an earlier instance if it is shown as terminated. */
const rememberedEnd = (container: RuntimeContainer, old: ContainerStatus | undefined): ContainerState => {
  const earlier = old?.containerID !== containerID(container) ? old?.state?.terminated : undefined;
  const terminated = earlier ?? old?.lastState?.terminated;
  return terminated ? { terminated } : {};
};

/**
 * The status of one container that the runtime knows, given its old status (if any). `podRestarting`: all containers
 * of the Pod are being restarted in place. `started` is kept while the container runs; whether it is ready is decided
 * from its probes.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export const runtimeContainerStatus = (
  container: RuntimeContainer,
  old: ContainerStatus | undefined,
  podRestarting: boolean,
): ContainerStatus => {
  const state = stateOf(container, old, podRestarting);
  const started = container.state === 'running' ? old?.started : undefined;
  return {
    name: container.name,
    state,
    lastState: rememberedEnd(container, old),
    ready: false,
    restartCount: restartCountOf(container, state, old),
    image: container.image,
    imageID: container.imageID,
    containerID: containerID(container),
    ...(started === undefined ? {} : { started }),
  };
};
