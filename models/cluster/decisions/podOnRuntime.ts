import type { Component } from '../../../checker/system/component.ts';
import { type Seen, type SnapshotsOf, seen } from '../../../checker/system/parts.ts';
import type { ProbeKind } from '../../../spec/kubelet/probes/probeCounting.ts';
import type {
  ContainerProbes,
  ProbeResult,
  ProbeResults,
} from '../../../spec/kubelet/probes/probeResults.ts';
import type { RuntimeContainer, RuntimeStatus } from '../../../spec/kubelet/runtime/status.ts';
import { type ContainerState, hasSucceeded, isAlive, isWaiting } from '../charts/pod/container.ts';
import { fails, isForgotten, isYoung, type ProbeState, passes, type probe } from '../charts/pod/probe.ts';
import { hasSandbox, type Sandbox } from '../charts/pod/sandbox.ts';
import type { ContainerParts, ContainerStates, PodParts } from '../parts/clusterParts.ts';
import type { PodPlan } from '../plan/clusterPlan.ts';

const stateValue = ({ value }: Sandbox | ContainerState | ProbeState) => value;

/** What the kubelet reads of the runtime and of its probes: not how often a container was restarted. */
export const runtimeParts = ({ sandbox, containers }: PodParts) => ({
  sandbox: seen(sandbox, stateValue),
  containers: containers.map(({ state, probes }) => ({
    state: seen(state, stateValue),
    probes: seenProbes(probes),
  })),
});

const seenProbes = (probes: ContainerParts['probes']) =>
  Object.fromEntries(
    Object.entries(probes).map(([kind, component]) => [kind, seen(component, stateValue)]),
  ) as {
    readonly [K in ProbeKind]?: Seen<Component<typeof probe>>;
  };

/** The sandbox and the containers of a Pod on its node, and what its probes say. */
export type PodOnRuntime = SnapshotsOf<ReturnType<typeof runtimeParts>>;

/**
 * What the Container Runtime Interface would tell the kubelet of a Pod of this model, which keeps less of it than a
 * runtime does:
 * - an exit code is zero or not;
 * - a sandbox that is gone is not remembered, so that every sandbox is the first;
 * - which sandbox a regular container ended in is not kept: while init containers are yet to run in the present one,
 *   it was an earlier one, and nothing is left of it.
 */
export const runtimeStatusOf = (
  { pod, containers }: PodPlan,
  { sandbox, containers: on }: PodOnRuntime,
): RuntimeStatus => {
  const ip = '10.0.0.1';
  const network = pod.spec?.hostNetwork ? 'node' : 'pod';
  const beginsAgain = containers.some(({ kind }, at) => kind !== 'regular' && isWaiting(on[at]!.state));
  return {
    sandboxes: hasSandbox(sandbox) ? [{ id: 'sandbox', state: 'ready', attempt: 0, network, ip }] : [],
    ips: hasSandbox(sandbox) ? [ip] : [],
    containers: containers.flatMap(({ name, kind }, at): RuntimeContainer[] => {
      const { state } = on[at]!;
      const isLeftOut = isWaiting(state) || (beginsAgain && kind === 'regular' && !isAlive(state));
      return isLeftOut ? [] : [runtimeContainer(name, on[at]!)];
    }),
  };
};

/** unix seconds at which a kubelet process began that has found containers of an earlier one */
const kubeletRestart = 100;

const runtimeContainer = (name: string, { state, probes }: ContainerStates): RuntimeContainer => ({
  name,
  id: name,
  image: '',
  imageID: '',
  restartCount: Math.max(0, state.context.instances - 1),
  createdAt: 1,
  ...(isAlive(state)
    ? { state: 'running', startedAt: Object.values(probes).some(isYoung) ? kubeletRestart - 1 : 1 }
    : { state: 'exited', finishedAt: 2, exitCode: hasSucceeded(state) ? 0 : 1 }),
});

/** What the probes of each container say, by its name. */
export const probeResultsOf = ({ containers }: PodPlan, { containers: on }: PodOnRuntime): ProbeResults =>
  new Map(containers.map(({ name, probes }, at) => [name, probesOf(probes, on[at]!)]));

/** What these probes say of a container. */
export const probesOf = (kinds: readonly ProbeKind[], { probes }: ContainerStates): ContainerProbes =>
  Object.fromEntries(kinds.map((kind) => [kind, resultOf(kind, probes[kind]!)]));

/** A restarted kubelet takes all that runs for started. */
const resultOf = (kind: ProbeKind, state: ProbeState): ProbeResult | 'none' => {
  if (passes(state) || (kind === 'startup' && isForgotten(state))) return 'success';
  return fails(state) ? 'failure' : 'none';
};

/** What else the kubelet knows of these probes: when it began, if that was after their container, and if they have workers. */
export const probeTimes = (
  containers: readonly ContainerStates[],
): { readonly kubeletStartedAt?: number; readonly probeWorkers: boolean } => {
  const probes = containers.flatMap((on) => (isAlive(on.state) ? Object.values(on.probes) : []));
  return {
    ...(probes.some(isForgotten) ? { kubeletStartedAt: kubeletRestart } : {}),
    probeWorkers: !probes.some(isYoung),
  };
};
