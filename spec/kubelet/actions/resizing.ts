import type { Container } from '../../api/objects/core.ts';
import { type Change, type ContainerResize, containerResize } from '../resize/containerResize.ts';
import type { ContainersToUpdate, PodActionsInput } from './podActions.ts';

/** The resize that a running container of the Pod needs. */
export const resizeOf = (container: Container, { pod, actuated }: PodActionsInput): ContainerResize =>
  containerResize({
    container,
    podResources: pod.spec.resources,
    actuated: actuated.containers.get(container.name) ?? container.resources,
    actuatedPod: actuated.pod ?? pod.spec.resources,
  });

const enqueue = (names: readonly string[], name: string, change: Change | undefined): readonly string[] => {
  if (change === undefined) return names;
  return change === 'decrease' ? [name, ...names] : [...names, name];
};

/** Decreases go first, so that what they free is there for the increases. */
export const withUpdate = (
  updates: ContainersToUpdate,
  name: string,
  resize: ContainerResize,
): ContainersToUpdate =>
  resize.action === 'update'
    ? { cpu: enqueue(updates.cpu, name, resize.cpu), memory: enqueue(updates.memory, name, resize.memory) }
    : updates;

/** No container is resized. */
export const noUpdates: ContainersToUpdate = { cpu: [], memory: [] };
