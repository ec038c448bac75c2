import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import type { ContainerProbes, ProbeResults } from '../../../spec/kubelet/probes/probeResults.ts';
import {
  allContainersRemoved,
  allContainersToRestart,
} from '../../../spec/kubelet/restart/restartAllContainers.ts';
import type { RuntimeContainer, RuntimeStatus } from '../../../spec/kubelet/runtime/status.ts';
import {
  type ContainerState,
  hasExited,
  isAlive,
  isCreated,
  isLeftBehind,
} from '../charts/container/container.ts';
import {
  isBelieved,
  isDelayed,
  isProbing,
  isUnattended,
  isYoung,
  type ProbeState,
} from '../charts/container/probe.ts';
import { isAbsent, isReady } from '../charts/pod/sandbox.ts';
import type { PodOnNodePlan } from '../plan/nodePlan.ts';
import type { PodOnRuntime } from './podOnRuntime.ts';

/** unix seconds at which a kubelet process began that has found containers of an earlier one */
export const kubeletRestart = 100;

/** Whether a container is young when a kubelet begins makes all that times matter here. */
const startOf = (probes: readonly ProbeState[]): number => (probes.some(isYoung) ? kubeletRestart - 1 : 1);

/** What the Container Runtime Interface would tell the kubelet. */
export const runtimeStatusOf = (
  plan: PodOnNodePlan,
  { sandbox, containers }: PodOnRuntime,
): RuntimeStatus => {
  const ready = isReady(sandbox);
  const network = plan.hasOwnNetwork ? 'pod' : 'node';
  const ip = ready ? '10.0.0.1' : '';
  return {
    sandboxes: isAbsent(sandbox)
      ? []
      : [
          {
            id: 'newest',
            state: ready ? 'ready' : 'notready',
            attempt: sandbox.context.attempt,
            network,
            ip,
          },
        ],
    ips: ready ? [ip] : [],
    containers: plan.containers.flatMap(({ name, spec }, at): RuntimeContainer[] => {
      const { state: snapshot, probes } = containers[at]!;
      const state = runtimeStateOf(snapshot);
      if (state === undefined) return [];
      const { instances, exitCode, stale } = snapshot.context;
      return [
        {
          name,
          id: `${name}-${instances}`,
          sandboxID: stale === null && !isLeftBehind(snapshot) ? 'newest' : 'earlier',
          state,
          image: spec.image ?? '',
          imageID: '',
          restartCount: Math.max(0, instances - 1),
          createdAt: 1,
          startedAt: startOf(probes),
          ...(state === 'exited' ? { finishedAt: 2, exitCode } : {}),
        },
      ];
    }),
  };
};

const runtimeStateOf = (state: ContainerState): RuntimeContainer['state'] | undefined => {
  if (isAlive(state)) return 'running';
  if (hasExited(state)) return 'exited';
  return isCreated(state) || isLeftBehind(state) ? 'created' : undefined;
};

/** What the probes of each container say. */
export const probeResultsOf = (
  { containers }: PodOnNodePlan,
  { containers: on }: PodOnRuntime,
): ProbeResults =>
  new Map(
    containers.map(({ name, probes }, at): [string, ContainerProbes] => [
      name,
      Object.fromEntries(probes.map(({ kind }, each) => [kind, verdictOf(on[at]!.probes[each]!)])),
    ]),
  );

const verdictOf = (probe: ProbeState): ProbeState['context']['verdict'] =>
  isBelieved(probe) ? 'success' : probe.context.verdict;

/** Only what an earlier kubelet process started runs without workers for its probes: all of a Pod get theirs at once. */
export const haveProbeWorkers = ({ containers }: PodOnRuntime): boolean => {
  const probes = containers.flatMap((on) => (isAlive(on.state) ? on.probes : []));
  return !probes.some(isUnattended) || probes.some((probe) => isDelayed(probe) || isProbing(probe));
};

/** A container asked for all to be restarted, and not all have been removed. */
export const isRestartingAll = (pod: BoundPod, runtime: RuntimeStatus): boolean =>
  allContainersToRestart(pod, runtime, {}) && !allContainersRemoved(pod, runtime);
