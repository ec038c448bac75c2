import { instanceOf } from '../../../models/recorded/writes/containerStep.ts';
import { allStatuses } from '../../../models/recorded/writes/kubeletDecision.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Container, ContainerStatus, Pod } from '../../../spec/api/objects/core.ts';
import { containerStatusUnknown } from '../../../spec/kubelet/status/runtimeContainerStatus.ts';
import { containerLaw } from './containers.ts';

const source = 'Kubernetes documentation, Pod Lifecycle, Container states';

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

export const states = containerLaw({
  id: 'container/state',
  says: 'A container waits, runs, or has ended, for a reason that the kubelet gives; what runs or ended says which instance it is and since when',
  source,
  exceptions: ['a container whose end nobody saw has no times and perhaps no instance'],
  each: ({ after: status, container }, { after: pod }) => {
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
});

export const images = containerLaw({
  id: 'container/image',
  says: 'A container that has no instance shows the image of its spec; an instance keeps its image',
  source: 'Kubernetes API reference, ContainerStatus, image, imageID',
  exceptions: ['a Pod whose images were changed'],
  each: ({ before, after, container }, { live, change }) => {
    const instance = instanceOf(after);
    const patched = live?.memory.specChanged || change?.spec;
    if (instance === '') {
      if (!patched && (after.image !== container.image || after.imageID !== '')) {
        return `its image is ${after.image}, before any instance; the spec says ${container.image}`;
      }
      return undefined;
    }
    if (after.imageID === '' && after.state?.running) return 'it runs, and has no image';
    return before !== undefined && before.containerID === after.containerID && after.containerID
      ? after.image !== before.image || after.imageID !== before.imageID
        ? `the image of the instance became ${after.image} (${after.imageID})`
        : undefined
      : undefined;
  },
});

export const resources = containerLaw({
  id: 'status/resources',
  says: 'The resources that are allocated to a container are those that its spec requests',
  source: 'Kubernetes documentation, Resize CPU and Memory Resources assigned to Containers',
  exceptions: [
    'a Pod whose spec has changed since it was created: it may be resized',
    'containers without an instance',
  ],
  each: ({ after, container }, { live, change }) => {
    if (live?.memory.specChanged || change?.spec || after.resources === undefined) return undefined;
    const { requests = {}, limits = {} } = container.resources ?? {};
    if (!deepEqual(after.allocatedResources ?? {}, requests)) {
      return `allocated to it is ${JSON.stringify(after.allocatedResources ?? {})}; it requests ${JSON.stringify(requests)}`;
    }
    const names = (list: object | undefined): string =>
      Object.keys(list ?? {})
        .sort()
        .join();
    const { requests: held, limits: bounds } = after.resources;
    if (names(held) !== names(requests) || names(bounds) !== names(limits)) {
      return 'it has other kinds of resources than its spec asks for';
    }
    if (after.state?.running) return undefined;
    return deepEqual(held ?? {}, requests) && deepEqual(bounds ?? {}, limits)
      ? undefined
      : 'it does not run, and its resources are not those of its spec';
  },
});

export const instances = containerLaw({
  id: 'container/instance',
  says: 'An instance belongs to one container of one Pod',
  source: 'Kubernetes API reference, ContainerStatus, containerID',
  each: ({ before, after, container }, { history, after: pod }) => {
    const id = instanceOf(after);
    if (id === '' || id === instanceOf(before)) return undefined;
    const twin = allStatuses(pod.status).find(
      (each) => each.name !== container.name && each.containerID === id,
    );
    if (twin !== undefined) return `its instance ${id} is that of ${twin.name} too`;
    const holder = history.instances.get(id);
    const own = `${pod.metadata?.uid} ${container.name}`;
    return holder === undefined || holder === own
      ? undefined
      : `its instance ${id} is that of another: ${holder}`;
  },
});
