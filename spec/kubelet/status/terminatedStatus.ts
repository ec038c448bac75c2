import type { ContainerStatus, PodStatus } from '../../api/objects/core.ts';
import { isRestartableInitContainer } from '../../api/resources.ts';
import { type BoundPod, isStaticPod } from '../boundPod.ts';
import { containerStatusUnknown, unseenExitCode } from './runtimeContainerStatus.ts';

/** Nobody saw how it ended, so it counts as failed. */
const endedUnseen = (status: ContainerStatus): ContainerStatus =>
  status.state?.terminated
    ? status
    : {
        ...status,
        state: {
          terminated: {
            reason: containerStatusUnknown,
            message: 'The container could not be located when the pod was terminated',
            exitCode: unseenExitCode,
          },
        },
      };

/** The last init container tells whether the Pod was initialized. */
const lastInitDone = ({ spec, status }: BoundPod): boolean => {
  const statuses = status?.initContainerStatuses ?? [];
  const last = statuses.at(-1);
  const container = spec.initContainers?.[statuses.length - 1];
  if (last === undefined || container?.name !== last.name) return false;
  if (isRestartableInitContainer(container)) return Boolean(last.state?.running) && last.started === true;
  return last.state?.terminated?.exitCode === 0 || last.lastState?.terminated?.exitCode === 0;
};

/** Whether the Pod, as the API server shows it, has ever begun with its regular containers. */
const wasInitialized = (pod: BoundPod): boolean =>
  (pod.spec.initContainers ?? []).length === 0 ||
  (pod.status?.containerStatuses ?? []).some(
    ({ state, lastState }) => lastState?.terminated !== undefined || state?.waiting === undefined,
  ) ||
  lastInitDone(pod);

/** Init containers up to the last one that has begun; at least the first. */
const begunInits = (statuses: readonly ContainerStatus[]): number =>
  Math.max(
    statuses.findLastIndex(
      ({ state, lastState }) => state?.waiting === undefined || lastState?.terminated !== undefined,
    ),
    0,
  );

/**
 * The final status of a Pod whose termination is complete: every container that was begun and has no end gets one
 * (exit code 137), and a Pod that is not Succeeded becomes Failed; static Pods keep their phase. `status` is what was
 * reported last.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export const terminatedStatus = (pod: BoundPod, status: PodStatus): PodStatus => {
  const regular = status.containerStatuses ?? [];
  const inits = status.initContainerStatuses ?? [];
  const begun = begunInits(inits);
  return {
    ...status,
    containerStatuses: wasInitialized(pod) ? regular.map(endedUnseen) : regular,
    initContainerStatuses: inits.map((each, index) => (index <= begun ? endedUnseen(each) : each)),
    ...(isStaticPod(pod) || status.phase === 'Succeeded' ? {} : { phase: 'Failed' }),
  };
};
