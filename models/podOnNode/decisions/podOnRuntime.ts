import { onceFor } from '../../../checker/system/onceFor.ts';
import { rowOf, type SnapshotsOf, seen } from '../../../checker/system/parts.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { type ContainerState, isAlive, isRequested } from '../charts/container/container.ts';
import type { ContainerResources } from '../charts/container/containerResources.ts';
import { isDelayed, isIdle, isProbing, isYoung, type ProbeState } from '../charts/container/probe.ts';
import type { Sandbox } from '../charts/pod/sandbox.ts';
import type { PodParts } from '../parts/podParts.ts';
import type { PodOnNodePlan } from '../plan/nodePlan.ts';

/**
 * What the kubelet reads of the runtime and of its probes: not whether hooks run, how often a container was restarted,
 * or how far a probe has counted.
 */
export const runtimeParts = (pod: PodParts) => ({
  sandbox: seen(pod.sandbox, sandboxSight),
  containers: pod.containers.map(({ state, probes, resources }) => ({
    state: seen(state, containerSight),
    probes: probes.map((probe) => seen(probe.state, probeSight)),
    resources: resources && seen(resources, resourcesSight),
  })),
});

const sandboxSight = ({ value, context }: Sandbox): unknown => [value, context.attempt];
const containerSight = (state: ContainerState): unknown => {
  const { instances, exitCode, stale, isGarbage, requested } = state.context;
  return [isAlive(state) ? 'alive' : state.value, instances > 0, exitCode, stale, isGarbage, requested];
};
const probeSight = (state: ProbeState): unknown => [
  isIdle(state)
    ? 'idle'
    : isYoung(state)
      ? 'young'
      : isDelayed(state) || isProbing(state)
        ? 'at work'
        : 'resting',
  state.context.verdict,
];
const resourcesSight = ({ value }: ContainerResources): unknown => value;

/** What the runtime has of a Pod, and what its probes say: the snapshots of these charts. */
export type PodOnRuntime = SnapshotsOf<ReturnType<typeof runtimeParts>>;

/** The same of a Pod, to be read in any state. */
export const podOnRuntime = onceFor((pod: PodParts) => rowOf(runtimeParts(pod)));

/** The spec as the user has made it by now: with the ephemeral containers that were added. */
export const podWithEphemeral = (
  { pod, containers }: PodOnNodePlan,
  { containers: on }: PodOnRuntime,
): BoundPod => {
  const added = containers.filter(({ kind }, at) => kind === 'ephemeral' && isRequested(on[at]!.state));
  if (added.length === 0) return pod;
  return { ...pod, spec: { ...pod.spec, ephemeralContainers: added.map(({ spec }) => spec) } };
};
