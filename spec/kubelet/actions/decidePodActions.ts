import { cpuAndMemory, sameCPUAndMemory } from '../resize/containerResize.ts';
import { sandboxNeeded } from '../runtime/sandboxNeeded.ts';
import { newestContainer } from '../runtime/status.ts';
import { containerAction } from './containerAction.ts';
import { initContainerActions } from './initContainerActions.ts';
import type { PodActions, PodActionsInput } from './podActions.ts';
import { containersToReset } from './resetActions.ts';
import { withUpdate } from './resizing.ts';
import { startInNewSandbox } from './sandboxActions.ts';

/** Ephemeral containers start once, whether or not the Pod is initialized, and are never restarted. */
const ephemeralContainersToStart = ({ pod, runtime }: PodActionsInput): readonly number[] =>
  (pod.spec.ephemeralContainers ?? []).flatMap(({ name }, index) =>
    newestContainer(runtime, name) === undefined ? [index] : [],
  );

/** Inside a sandbox that is kept: init containers first, then, once the Pod is initialized, the regular ones. */
const actionsInSandbox = (input: PodActionsInput, idle: PodActions): PodActions => {
  const { pod, actuated } = input;
  const init = initContainerActions(input);
  const begun: PodActions = {
    ...idle,
    ephemeralContainersToStart: ephemeralContainersToStart(input),
    initContainersToStart: init.toStart,
    containersToKill: init.toKill,
    containersToUpdate: init.toUpdate,
    updatePodResources: init.restartsForResize,
  };
  if (init.outcome === 'failed') return { ...begun, killPod: true };
  if (init.outcome === 'initializing') return begun;

  const actions = pod.spec.containers.map((container) => containerAction(container, input));
  const containersToStart = actions.flatMap(({ start }, index) => (start ? [index] : []));
  const nothingLeft = containersToStart.length === 0 && actions.every(({ keep }) => !keep);
  return {
    ...begun,
    // sidecars alone do not keep a Pod alive
    killPod: nothingLeft,
    initContainersToStart: nothingLeft ? [] : init.toStart,
    containersToStart,
    containersToKill: [...init.toKill, ...actions.flatMap(({ kill }) => kill ?? [])],
    containersToUpdate: pod.spec.containers.reduce(
      (updates, { name }, index) => withUpdate(updates, name, actions[index]?.resize ?? { action: 'none' }),
      init.toUpdate,
    ),
    updatePodResources: init.restartsForResize || actions.some(({ resize }) => resize.action === 'restart'),
    updatePodLevelResources: !sameCPUAndMemory(
      cpuAndMemory(pod.spec.resources),
      cpuAndMemory(actuated.pod ?? pod.spec.resources),
    ),
  };
};

/**
 * What one sync of a Pod has the runtime do, given what the runtime reports and what its probes say: remove all
 * containers (a restart in place), start over in a new sandbox, or look after the containers in the present one.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts
 */
export const decidePodActions = (input: PodActionsInput): PodActions => {
  const { pod, runtime, allContainersRestarting } = input;
  const sandbox = sandboxNeeded(pod.spec, runtime.sandboxes);
  const idle: PodActions = {
    killPod: sandbox.needed,
    createSandbox: sandbox.needed,
    sandboxID: sandbox.sandboxID,
    attempt: sandbox.attempt,
    ephemeralContainersToStart: [],
    initContainersToStart: [],
    containersToStart: [],
    containersToKill: [],
    containersToReset: [],
    containersToUpdate: null,
    updatePodResources: false,
    updatePodLevelResources: false,
  };
  if (allContainersRestarting) return { ...idle, containersToReset: containersToReset(pod, runtime) };
  if (!sandbox.needed) return actionsInSandbox(input, idle);

  const start = startInNewSandbox(pod, runtime, sandbox.attempt);
  if (!start.create) return { ...idle, createSandbox: false };
  const { initContainersToStart, containersToStart } = start;
  return { ...idle, initContainersToStart, containersToStart };
};
