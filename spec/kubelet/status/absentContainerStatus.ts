import type { Container, ContainerStatus } from '../../api/objects/core.ts';
import { restartingAllContainers } from '../restart/restartAllContainers.ts';
import { containerStatusUnknown, unseenExitCode } from './runtimeContainerStatus.ts';

export type AbsentContainer = {
  readonly container: Pick<Container, 'name' | 'image'>;
  readonly old: ContainerStatus | undefined;
  /** containers of a Pod with init containers wait for PodInitializing, others for ContainerCreating */
  readonly hasInitContainers: boolean;
  /** all containers of the Pod are being restarted in place */
  readonly podRestarting: boolean;
  /** the Pod has a deletion timestamp */
  readonly deleted: boolean;
};

const removed = {
  reason: restartingAllContainers,
  message: 'The container is removed because RestartAllContainers in place',
};

/**
 * The status of a container that the runtime does not know (any more). One that never ran waits. One that was shown
 * as terminated stays so. One that was shown as running must have ended unseen: it waits, with exit code 137 as its
 * last state, and counts a restart unless the Pod is being deleted.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export const absentContainerStatus = (absent: AbsentContainer): ContainerStatus => {
  const { container, old, hasInitContainers, podRestarting, deleted } = absent;
  const waiting: ContainerStatus = {
    name: container.name,
    state: { waiting: { reason: hasInitContainers ? 'PodInitializing' : 'ContainerCreating' } },
    lastState: old?.lastState ?? {},
    ready: false,
    restartCount: old?.restartCount ?? 0,
    image: container.image ?? '',
    imageID: '',
  };
  if (old === undefined) return waiting;

  const basis = old.state?.terminated ? old : waiting;
  if (podRestarting && !old.state?.waiting) {
    return {
      ...basis,
      state: { waiting: removed },
      lastState: { ...basis.lastState, terminated: { ...removed, exitCode: unseenExitCode } },
      restartCount: old.restartCount + 1,
    };
  }
  if (!old.state?.running || old.state.terminated || old.lastState?.terminated) return basis;
  return {
    ...basis,
    lastState: {
      ...basis.lastState,
      terminated: {
        reason: containerStatusUnknown,
        message:
          'The container could not be located when the pod was deleted.  The container used to be Running',
        exitCode: unseenExitCode,
      },
    },
    restartCount: old.restartCount + (deleted ? 0 : 1),
  };
};
