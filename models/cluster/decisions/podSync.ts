import { derived } from '../../../checker/system/derived.ts';
import { onceFor } from '../../../checker/system/onceFor.ts';
import { decidePodActions } from '../../../spec/kubelet/actions/decidePodActions.ts';
import type { PodActions } from '../../../spec/kubelet/actions/podActions.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import type { RuntimeStatus } from '../../../spec/kubelet/runtime/status.ts';
import { stoppableContainers } from '../../../spec/kubelet/termination/terminationOrder.ts';
import { isAlive } from '../charts/pod/container.ts';
import type { PodParts } from '../parts/clusterParts.ts';
import type { PodPlan } from '../plan/clusterPlan.ts';
import { type PodOnRuntime, probeResultsOf, runtimeParts, runtimeStatusOf } from './podOnRuntime.ts';
import { statusOf } from './podStatus.ts';

/** What one sync of a Pod comes to. Containers are places among those of its plan. */
export type PodSync = {
  /** nothing is left to run: what still runs is stopped, and then the sandbox */
  readonly isDone: boolean;
  readonly createsSandbox: boolean;
  /** what is killed first is started only once it has stopped */
  readonly starts: readonly number[];
  /** for a probe that has failed */
  readonly kills: readonly number[];
  /** those that are sent their stop signal if the Pod ends now */
  readonly stoppable: readonly number[];
};

/** What a sync of the Pod comes to, in any state. */
export const podSync = onceFor((pod: PodParts) =>
  derived(runtimeParts(pod), (on) => podSyncOf(pod.plan, on), knownSyncs(pod.plan.containers)),
);

/** Pods of one template sync alike. */
const knownSyncs = onceFor((_: PodPlan['containers']) => new Map<string, PodSync>());

/**
 * What a sync comes to while the runtime has this of the Pod. That it is done is known at once: a kubelet would first
 * start sidecars again that have ended meanwhile, and see it in the next sync.
 */
export const podSyncOf = (plan: PodPlan, on: PodOnRuntime): PodSync => {
  const runtime = runtimeStatusOf(plan, on);
  const actions = actionsOf(plan, on, runtime);
  const { phase } = statusOf(plan, on, false);
  const hasEnded = phase === 'Succeeded' || phase === 'Failed';
  const isDone =
    hasEnded || (!actions.createSandbox && actionsOf(plan, on, withSidecars(plan, runtime)).killPod);
  const alive = plan.containers.flatMap(({ name }, at) => (isAlive(on.containers[at]!.state) ? [name] : []));
  return {
    isDone,
    createsSandbox: !isDone && actions.createSandbox,
    starts:
      isDone || actions.createSandbox
        ? []
        : startsOf(plan, actions).filter((at) => !isAlive(on.containers[at]!.state)),
    kills: placesOf(
      plan,
      actions.containersToKill.map(({ name }) => name),
    ),
    stoppable: placesOf(plan, stoppableContainers(plan.pod.spec!, alive)),
  };
};

const actionsOf = (plan: PodPlan, on: PodOnRuntime, runtime: RuntimeStatus): PodActions =>
  decidePodActions({
    pod: plan.pod as BoundPod,
    runtime,
    probes: probeResultsOf(plan, on),
    actuated: { containers: new Map() },
    allContainersRestarting: false,
  });

/** As the runtime is when sidecars that have ended run again. */
const withSidecars = ({ containers }: PodPlan, runtime: RuntimeStatus): RuntimeStatus => ({
  ...runtime,
  containers: runtime.containers.map((container) => {
    const isSidecar = containers.some(({ name, kind }) => name === container.name && kind === 'sidecar');
    return isSidecar ? { ...container, state: 'running' } : container;
  }),
});

/** Decisions count init containers and regular ones by themselves. */
const startsOf = (
  { containers }: PodPlan,
  { initContainersToStart, containersToStart }: PodActions,
): number[] => {
  const inits = containers.filter(({ kind }) => kind !== 'regular').length;
  return [...initContainersToStart, ...containersToStart.map((at) => inits + at)];
};

const placesOf = ({ containers }: PodPlan, names: readonly string[]): number[] =>
  containers.flatMap(({ name }, at) => (names.includes(name) ? [at] : []));
