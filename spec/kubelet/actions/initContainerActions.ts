import { isRestartableInitContainer } from '../../api/resources.ts';
import { newestContainer } from '../runtime/status.ts';
import { initContainerAction } from './initContainerAction.ts';
import type { ContainersToUpdate, ContainerToKill, PodActionsInput } from './podActions.ts';
import { noUpdates, withUpdate } from './resizing.ts';

/** What is done about a Pod's init containers, and whether the regular containers may be looked at. */
export type InitContainerActions = {
  /** `failed`: an init container failed for good; the Pod is stopped */
  readonly outcome: 'initialized' | 'initializing' | 'failed';
  readonly toStart: readonly number[];
  readonly toKill: readonly ContainerToKill[];
  readonly toUpdate: ContainersToUpdate;
  /** an init container restarts for its resize */
  readonly restartsForResize: boolean;
};

/** A regular container was created or runs: all init containers had been completed, though some may be gone. */
const initializedBefore = ({ pod, runtime }: PodActionsInput): boolean =>
  pod.spec.containers.some(({ name }) => {
    const state = newestContainer(runtime, name)?.state;
    return state === 'created' || state === 'running';
  });

/**
 * What is done about the init containers. They are looked at from the last to the first, because completed ones may
 * have been removed from the runtime: the last one that exists tells how far the Pod is. It decides whether the next
 * one starts; of those before it, only sidecars are looked after.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
 */
export const initContainerActions = (input: PodActionsInput): InitContainerActions => {
  const containers = input.pod.spec.initContainers ?? [];
  let initialized = containers.length === 0 || initializedBefore(input);
  let laterExists = initialized;
  let toStart: readonly number[] = [];
  let toKill: readonly ContainerToKill[] = [];
  let toUpdate = noUpdates;
  let restartsForResize = false;
  const result = (outcome: InitContainerActions['outcome']): InitContainerActions => ({
    outcome,
    toStart: outcome === 'failed' ? [] : toStart,
    toKill,
    toUpdate,
    restartsForResize,
  });

  for (const [index, container] of [...containers.entries()].toReversed()) {
    const sidecar = isRestartableInitContainer(container);
    const newest = newestContainer(input.runtime, container.name);
    if (newest === undefined) {
      if (laterExists && sidecar) toStart = [index, ...toStart];
      continue;
    }
    if (laterExists && !sidecar) continue;

    const action = initContainerAction(container, newest, input);
    if (action.failed) return result('failed');
    const last = index === containers.length - 1;
    if (action.done && last) initialized = true;
    if (action.done && !last && !laterExists) toStart = [index + 1, ...toStart];
    if (action.start) toStart = [index, ...toStart];
    if (action.kill) toKill = [...toKill, action.kill];
    toUpdate = withUpdate(toUpdate, container.name, action.resize);
    restartsForResize ||= action.resize.action === 'restart';
    laterExists = true;
  }
  if (!laterExists) toStart = [0, ...toStart];
  return result(initialized ? 'initialized' : 'initializing');
};
