import type { Component } from '../../../checker/system/component.ts';
import { type Guard, together } from '../../../checker/system/guard.ts';
import { type Sight, sightNumber } from '../../../checker/system/sight.ts';
import type { Container, ContainerStatus, ResourceRequirements } from '../../../spec/api/objects/core.ts';
import { decidePodActions } from '../../../spec/kubelet/actions/decidePodActions.ts';
import type { PodActions } from '../../../spec/kubelet/actions/podActions.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import type { ContainerProbes, ProbeResults } from '../../../spec/kubelet/probes/probeResults.ts';
import {
  allContainersRemoved,
  allContainersToRestart,
  restartingAllContainers,
} from '../../../spec/kubelet/restart/restartAllContainers.ts';
import type { RuntimeContainer, RuntimeStatus } from '../../../spec/kubelet/runtime/status.ts';
import {
  type ContainerState,
  hasExited,
  isAlive,
  isCreated,
  isForgotten,
  isRequested,
  killedExitCode,
} from '../charts/container/container.ts';
import { type ContainerResources, hasResized } from '../charts/container/containerResources.ts';
import type { ProbeState } from '../charts/container/probe.ts';
import { isAbsent, isReady, type Sandbox } from '../charts/pod/sandbox.ts';
import { probesOf, resourcesOf, statesOf } from '../parts/podContainers.ts';
import type { PodParts } from '../parts/podParts.ts';
import type { PodOnNodePlan } from '../plan/nodePlan.ts';

/** What the runtime has of a Pod, and what its probes say: the snapshots of these charts. */
export type PodOnRuntime = {
  readonly sandbox: Sandbox;
  readonly containers: readonly ContainerState[];
  /** of all containers, in their order */
  readonly probes: readonly ProbeState[];
  /** of the containers that may be resized, in their order */
  readonly resources: readonly ContainerResources[];
};

/** The components that `PodOnRuntime` is read from. */
export const runtimeParts = (pod: PodParts): Component<never>[] =>
  [
    pod.sandbox,
    ...statesOf(pod),
    ...probesOf(pod).map(({ state }) => state),
    ...resourcesOf(pod),
  ] as unknown as Component<never>[];

const latest = new WeakMap<
  PodParts,
  { readonly snapshots: readonly unknown[]; readonly runtime: PodOnRuntime }
>();

/** Many guards ask about one state one after the other: they are given the same object. */
export const podOnRuntime = (pod: PodParts, snapshots: readonly unknown[]): PodOnRuntime => {
  const last = latest.get(pod);
  if (last && snapshots.every((snapshot, at) => snapshot === last.snapshots[at])) return last.runtime;
  const runtime = readRuntime(pod, snapshots);
  latest.set(pod, { snapshots, runtime });
  return runtime;
};

const readRuntime = (pod: PodParts, snapshots: readonly unknown[]): PodOnRuntime => {
  const [sandbox, ...rest] = snapshots;
  return {
    sandbox: sandbox as Sandbox,
    containers: rest.splice(0, pod.containers.length) as ContainerState[],
    probes: rest.splice(0, probesOf(pod).length) as ProbeState[],
    resources: rest.splice(0, resourcesOf(pod).length) as ContainerResources[],
  };
};

/** A guard over what the runtime has of a Pod. */
export const runtimeIs = (pod: PodParts, predicate: (runtime: PodOnRuntime) => boolean): Guard =>
  together(runtimeParts(pod), (...snapshots: unknown[]) => predicate(podOnRuntime(pod, snapshots)));

/** A guard over what one sync of the Pod has to do. */
export const syncWants = (pod: PodParts, predicate: (actions: PodActions) => boolean): Guard => {
  const decide = podActionsOf(pod);
  return together(
    runtimeParts(pod),
    (...snapshots: unknown[]) => predicate(decide(podOnRuntime(pod, snapshots))),
    runtimeSights(pod),
  );
};

/**
 * What decisions read of the components of `runtimeParts`: not whether hooks run, how often a container was restarted,
 * or how far a probe has counted.
 */
export const runtimeSights = (pod: PodParts): Sight[] =>
  [
    sandboxSight,
    ...statesOf(pod).map(() => containerSight),
    ...probesOf(pod).map(() => probeSight),
    ...resourcesOf(pod).map(() => resourcesSight),
  ] as unknown as Sight[];

const sandboxSight = (state: Sandbox): unknown => [state.value, state.context.again];
const containerSight = (state: ContainerState): unknown => {
  const { instances, exitCode, stale, isGarbage, requested } = state.context;
  return [isAlive(state) ? 'alive' : state.value, instances > 0, exitCode, stale, isGarbage, requested];
};
const probeSight = ({ context }: ProbeState): unknown => context.verdict;
const resourcesSight = (state: ContainerResources): unknown => [state.value, state.context.resized];

/** The spec as the user has made it by now: with the ephemeral containers that were added. */
export const podWithEphemeral = (
  { pod, containers }: PodOnNodePlan,
  { containers: states }: PodOnRuntime,
): BoundPod => {
  const added = containers.filter(({ kind }, at) => kind === 'ephemeral' && isRequested(states[at]!));
  if (added.length === 0) return pod;
  return { ...pod, spec: { ...pod.spec, ephemeralContainers: added.map(({ spec }) => spec) } };
};

/** The Pod with the resources that its kubelet has allocated, and those that its containers have, by their names. */
const withResources = (
  { containers }: PodOnNodePlan,
  pod: BoundPod,
  { resources }: PodOnRuntime,
): { readonly pod: BoundPod; readonly actuated: Map<string, ResourceRequirements> } => {
  const actuated = new Map<string, ResourceRequirements>();
  if (resources.length === 0) return { pod, actuated };
  const allocated = new Map<string, Container>();
  containers
    .filter(({ resized }) => resized !== undefined)
    .forEach(({ name, spec, resized }, at) => {
      const state = resources[at]!;
      allocated.set(name, state.context.resized ? resized! : spec);
      actuated.set(name, (hasResized(state) ? resized! : spec).resources ?? {});
    });
  const asAllocated = (container: Container) => allocated.get(container.name) ?? container;
  const { initContainers = [], containers: regular, ...spec } = pod.spec;
  return {
    pod: {
      ...pod,
      spec: {
        ...spec,
        initContainers: initContainers.map(asAllocated),
        containers: regular.map(asAllocated),
      },
    },
    actuated,
  };
};

const runtimeStateOf = (state: ContainerState): RuntimeContainer['state'] | undefined => {
  if (isAlive(state)) return 'running';
  if (hasExited(state)) return 'exited';
  return isCreated(state) ? 'created' : undefined;
};

/** What the Container Runtime Interface would tell the kubelet. Times are of no account here. */
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
            attempt: sandbox.context.again ? 1 : 0,
            network,
            ip,
          },
        ],
    ips: ready ? [ip] : [],
    containers: plan.containers.flatMap(({ name, spec }, at): RuntimeContainer[] => {
      const snapshot = containers[at]!;
      const state = runtimeStateOf(snapshot);
      if (state === undefined) return [];
      const { instances, exitCode, stale } = snapshot.context;
      return [
        {
          name,
          id: `${name}-${instances}`,
          sandboxID: stale === null ? 'newest' : 'earlier',
          state,
          image: spec.image ?? '',
          imageID: '',
          restartCount: Math.max(0, instances - 1),
          createdAt: 1,
          startedAt: 1,
          ...(state === 'exited' ? { finishedAt: 2, exitCode } : {}),
        },
      ];
    }),
  };
};

export const probeResultsOf = ({ containers }: PodOnNodePlan, { probes }: PodOnRuntime): ProbeResults => {
  let next = 0;
  return new Map(
    containers.map(({ name, probes: plans }): [string, ContainerProbes] => [
      name,
      Object.fromEntries(plans.map(({ kind }) => [kind, probes[next++]!.context.verdict])),
    ]),
  );
};

/**
 * What the API shows of containers that have ended. Those that the runtime has forgotten it shows as running
 * unless it was told how the Pod ended.
 */
export const rememberedStatuses = (
  { containers }: PodOnNodePlan,
  { containers: states }: PodOnRuntime,
  kinds: readonly string[],
  isKnownToHaveEnded: boolean,
): ContainerStatus[] =>
  containers.flatMap(({ name, kind }, at): ContainerStatus[] => {
    const { instances, exitCode, stale } = states[at]!.context;
    if (!kinds.includes(kind) || instances === 0) return [];
    const status = { name, image: '', imageID: '', ready: false, restartCount: instances - 1 };
    const isUnheardOf = !isKnownToHaveEnded && isForgotten(states[at]!);
    if (isUnheardOf && isCreated(states[at]!)) {
      return [{ ...status, state: { waiting: {} }, lastState: { terminated: { exitCode: killedExitCode } } }];
    }
    if (isAlive(states[at]!) || isUnheardOf) return [{ ...status, state: { running: {} }, lastState: {} }];
    if (stale !== 'restart') return [{ ...status, state: { terminated: { exitCode } }, lastState: {} }];
    const reason = restartingAllContainers;
    return [{ ...status, state: { waiting: { reason } }, lastState: { terminated: { exitCode, reason } } }];
  });

/** A container asked for all to be restarted, and not all have been removed. */
export const isRestartingAll = (pod: BoundPod, runtime: RuntimeStatus): boolean =>
  allContainersToRestart(pod, runtime, {}) && !allContainersRemoved(pod, runtime);

const deciders = new WeakMap<PodParts, (runtime: PodOnRuntime) => PodActions>();

/** What a sync decides, asked once for each state of the runtime. */
const podActionsOf = (pod: PodParts): ((runtime: PodOnRuntime) => PodActions) => {
  const known = deciders.get(pod) ?? podActionsDecider(pod);
  deciders.set(pod, known);
  return known;
};

const podActionsDecider = ({ plan }: PodParts): ((runtime: PodOnRuntime) => PodActions) =>
  rememberingAnswers((on) => {
    const { pod, actuated } = withResources(plan, podWithEphemeral(plan, on), on);
    const runtime = runtimeStatusOf(plan, on);
    return decidePodActions({
      pod,
      runtime,
      probes: probeResultsOf(plan, on),
      actuated: { containers: actuated },
      allContainersRestarting: isRestartingAll(pod, runtime),
    });
  });

const keys = new WeakMap<PodOnRuntime, string>();

/** Tells states of the runtime apart, as far as decisions can. */
export const keyOfRuntime = (runtime: PodOnRuntime): string => {
  let key = keys.get(runtime);
  if (key === undefined) {
    const { sandbox, containers, probes, resources } = runtime;
    const numbers = [
      sightNumber(sandboxSight, sandbox),
      ...containers.map((each) => sightNumber(containerSight, each)),
      ...probes.map((each) => sightNumber(probeSight, each)),
      ...resources.map((each) => sightNumber(resourcesSight, each)),
    ];
    key = numbers.join();
    keys.set(runtime, key);
  }
  return key;
};

const rememberingAnswers = <A>(ask: (runtime: PodOnRuntime) => A): ((runtime: PodOnRuntime) => A) => {
  const answers = new Map<string, A>();
  let last: { readonly runtime: PodOnRuntime; readonly answer: A } | undefined;
  return (runtime) => {
    if (last?.runtime === runtime) return last.answer;
    const key = keyOfRuntime(runtime);
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = ask(runtime);
      answers.set(key, answer);
    }
    last = { runtime, answer };
    return answer;
  };
};
