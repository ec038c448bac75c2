import type { PodActions } from '../actions/podActions.ts';
import type { BoundPod } from '../boundPod.ts';
import type { RuntimeContainer, RuntimeStatus } from './status.ts';

/**
 * A call of the kubelet to the container runtime about one Pod. Containers are named; `id` is the instance, which the
 * runtime gives in its answer to CreateContainer, as it gives `sandboxID` in that to RunPodSandbox.
 */
export type CRICall =
  | { readonly call: 'RunPodSandbox'; readonly attempt: number; readonly sandboxID?: string }
  | { readonly call: 'StopPodSandbox' | 'RemovePodSandbox'; readonly sandboxID: string }
  | { readonly call: 'CreateContainer'; readonly container: string; readonly id?: string }
  | { readonly call: 'StartContainer'; readonly container: string }
  | { readonly call: 'StopContainer' | 'RemoveContainer'; readonly container: string; readonly id: string }
  | { readonly call: 'UpdateContainerResources'; readonly container: string };

const start = (container: string): readonly CRICall[] => [
  { call: 'CreateContainer', container },
  { call: 'StartContainer', container },
];

const stop = ({ name, id }: { readonly name: string; readonly id: string }): CRICall => ({
  call: 'StopContainer',
  container: name,
  id,
});

const remove = ({ name, id }: { readonly name: string; readonly id: string }): CRICall => ({
  call: 'RemoveContainer',
  container: name,
  id,
});

/**
 * The calls that stop a Pod: first its running containers (all at once, but for the order of sidecars), then every
 * sandbox it has.
 */
export const stopPodCalls = (runtime: RuntimeStatus): readonly CRICall[] => [
  ...runtime.containers.filter(({ state }) => state === 'running').map(stop),
  ...runtime.sandboxes.map(({ id }): CRICall => ({ call: 'StopPodSandbox', sandboxID: id })),
];

/** The calls that remove what is left of a stopped Pod (by garbage collection): containers first, sandboxes last. */
export const removePodCalls = (runtime: RuntimeStatus): readonly CRICall[] => [
  ...runtime.containers.map(remove),
  ...runtime.sandboxes.map(({ id }): CRICall => ({ call: 'RemovePodSandbox', sandboxID: id })),
];

const initInstances = ({ spec }: BoundPod, runtime: RuntimeStatus): readonly RuntimeContainer[] => {
  const names = new Set((spec.initContainers ?? []).map(({ name }) => name));
  return runtime.containers.filter(({ name }) => names.has(name));
};

/** Init containers of an earlier sandbox are removed, so that they do not count as done in the new one. */
const purgeInitContainers = (pod: BoundPod, runtime: RuntimeStatus): readonly CRICall[] =>
  initInstances(pod, runtime).map(remove);

/** Of the instances of an init container that have ended, each sync leaves the newest only. */
const pruneInitContainers = (pod: BoundPod, runtime: RuntimeStatus): readonly CRICall[] => {
  const ended = initInstances(pod, runtime).filter(({ state }) => state === 'exited' || state === 'unknown');
  return ended
    .filter((instance) => ended.find(({ name }) => name === instance.name) !== instance)
    .map(remove);
};

const withoutRepeats = (calls: readonly CRICall[]): readonly CRICall[] => {
  const removed = new Set<string>();
  return calls.filter((call) => {
    if (call.call !== 'RemoveContainer') return true;
    const first = !removed.has(call.id);
    removed.add(call.id);
    return first;
  });
};

const namesAt = (
  containers: readonly { readonly name: string }[] | undefined,
  indexes: readonly number[],
): readonly string[] => indexes.flatMap((index) => containers?.[index]?.name ?? []);

/**
 * The calls in which one sync carries out its actions, if none of them fails: stop, remove (with what is left of
 * earlier init containers), sandbox, ephemeral containers, init containers, resizes, regular containers. Images are pulled before each CreateContainer, postStart
 * hooks run after each StartContainer.
 * https://kubernetes.io/docs/concepts/architecture/cri/
 */
export const syncCalls = (actions: PodActions, pod: BoundPod, runtime: RuntimeStatus): readonly CRICall[] => {
  const { spec } = pod;
  const stopping = actions.killPod
    ? [...stopPodCalls(runtime), ...(actions.createSandbox ? purgeInitContainers(pod, runtime) : [])]
    : [
        ...actions.containersToKill.map(stop),
        ...actions.containersToReset.flatMap((reset) => [
          ...(reset.kill ? [stop(reset)] : []),
          remove(reset),
        ]),
      ];
  const sandbox: readonly CRICall[] = actions.createSandbox
    ? [{ call: 'RunPodSandbox', attempt: actions.attempt }]
    : [];
  const updates = [...(actions.containersToUpdate?.memory ?? []), ...(actions.containersToUpdate?.cpu ?? [])];
  return [
    ...withoutRepeats([...stopping, ...pruneInitContainers(pod, runtime)]),
    ...sandbox,
    ...namesAt(spec.ephemeralContainers, actions.ephemeralContainersToStart).flatMap(start),
    ...namesAt(spec.initContainers, actions.initContainersToStart).flatMap(start),
    ...updates.map((container): CRICall => ({ call: 'UpdateContainerResources', container })),
    ...namesAt(spec.containers, actions.containersToStart).flatMap(start),
  ];
};
