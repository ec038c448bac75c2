import { instanceOf } from '../../../models/recorded/writes/containerStep.ts';
import type { Container, ContainerStatus, Pod } from '../../../spec/api/objects/core.ts';
import { containerStatusUnknown } from '../../../spec/kubelet/status/runtimeContainerStatus.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

/** Why containers wait before their first instance: those of Pods with init containers for these. */
const beforeStart: readonly string[] = ['ContainerCreating', 'PodInitializing'];

/** Why containers wait that could not be started. */
const failures: readonly string[] = [
  'CrashLoopBackOff',
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
  'ImageVolumeMountFailed',
  'RROUnsupported',
  'CreateContainerConfigError',
  'PreCreateHookError',
  'CreateContainerError',
  'PreStartHookError',
  'PostStartHookError',
  'RunContainerError',
  'RestartingAllContainers',
];

/** `back-off 1m20s restarting failed container=web pod=shop-0_default(uid)` */
const backoffMessage = /^back-off (?:\d+m)?\d+s restarting failed container=(\S+) pod=(\S+)_(\S+)\(\S+\)$/;

const saysBackoff = (message: string | undefined, { name }: Container, { metadata }: Pod): boolean => {
  const [, container, pod, namespace] = backoffMessage.exec(message ?? '') ?? [];
  return container === name && pod === metadata?.name && namespace === metadata?.namespace;
};

const wrongWaiting = (status: ContainerStatus, container: Container, pod: Pod): string | undefined => {
  const { reason, message } = status.state?.waiting ?? {};
  const last = status.lastState?.terminated;
  if (reason === undefined) {
    return instanceOf(status) === '' ? 'it waits for no reason' : undefined;
  }
  if (beforeStart.includes(reason)) {
    const due = (pod.spec?.initContainers ?? []).length > 0 ? 'PodInitializing' : 'ContainerCreating';
    if (reason !== due) return `it waits for ${reason}; containers of this Pod wait for ${due}`;
    return message === undefined ? undefined : `it waits for ${reason}, with a message`;
  }
  if (!failures.includes(reason)) return `it waits for ${reason}, which is no reason of the kubelet`;
  if (reason !== 'CrashLoopBackOff') return undefined;
  if (last === undefined) return 'it is in CrashLoopBackOff and has not ended';
  return saysBackoff(message, container, pod)
    ? undefined
    : `it is in CrashLoopBackOff, and says "${message}"`;
};

export const state: LawRecord = {
  id: 'container/state',
  says: 'A container waits, runs, or has ended, for a reason that the kubelet gives; what runs or ended says which instance it is and since when',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states',
  fields: ['pod.status.containerStatuses.state', 'pod.status.containerStatuses.containerID'],
  exceptions: ['a container whose end nobody saw has no times and perhaps no instance'],
  record: ofContainers({
    judge: ({ after: status, container }, { after: pod }) => {
      const { waiting, running, terminated, ...others } = status.state ?? {};
      const [first, second] = [waiting, running, terminated].filter((each) => each !== undefined);
      if (first === undefined || second !== undefined || Object.keys(others).length > 0) {
        return 'it is not in one state';
      }
      if (waiting !== undefined) return wrongWaiting(status, container, pod);
      if (running !== undefined) {
        if (!running.startedAt) return 'it runs, and does not say since when';
        return status.containerID ? undefined : 'it runs, and has no instance';
      }
      for (const end of [terminated, status.lastState?.terminated]) {
        if (end === undefined) continue;
        if (!end.reason) return 'it ended for no reason';
        if (end.reason === containerStatusUnknown || end.reason === 'RestartingAllContainers') continue;
        if (!end.containerID) return 'it ended, and no instance did';
        if (!end.finishedAt || !end.startedAt) return 'it ended, and does not say when it started and ended';
      }
      return terminated?.containerID && status.containerID && terminated.containerID !== status.containerID
        ? 'the instance that ended is another than the one that is shown'
        : undefined;
    },
  }),
  lies: [
    'a container that waits for the weekend',
    'a container that runs since nobody knows when',
    'two containers with one instance',
  ],
};
