import type { Composer } from '../../../checker/system/composer.ts';
import type { SnapshotsOf } from '../../../checker/system/parts.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { ContainerPlan } from '../../plan/containerPlan.ts';
import { withConstants } from '../../views/constants.ts';
import type { ContainerView, NamedPodView, PodConstants, PodView } from '../../views/podView.ts';
import { type ContainerState, isAlive, isForgotten, isRunning } from '../charts/container/container.ts';
import { type ProbeState, passes } from '../charts/container/probe.ts';
import { isPast } from '../charts/pod/activeDeadline.ts';
import {
  type ApiPod,
  isBeingDeleted,
  isBound,
  isGone,
  isKeptByFinalizers,
  isNotCreated,
  isTerminal,
} from '../charts/pod/apiPod.ts';
import { isIdle, isRejected, isSyncing, type PodWorker } from '../charts/pod/podWorker.ts';
import { isSeenTrue } from '../charts/pod/readinessGate.ts';
import { isAbsent, isReady } from '../charts/pod/sandbox.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { type ApiPodParts, isFromApi } from '../parts/podParts.ts';
import { nodeName } from '../plan/nodePlan.ts';

/** What the laws about all Pods see of one that comes from the API. */
export const podViews = ({ view, viewKind }: Composer, { pods, plan }: NodeParts): void => {
  for (const kind of ['pod', 'named pod', 'bound pod']) viewKind(kind);
  for (const pod of pods.filter(isFromApi)) {
    view('pod', pod, partsOf(pod), (states) =>
      withConstants(podView(pod, plan.countedRestarts, states), constantsOf(pod)),
    );
    view(
      'named pod',
      pod,
      { object: pod.source.object },
      ({ object }): NamedPodView => ({
        name: pod.plan.name,
        present: isPresent(object),
      }),
    );
    view('bound pod', pod, { object: pod.source.object }, ({ object }) =>
      withConstants(
        {
          id: pod.id,
          node: isBound(object) ? 1 : 0,
          terminal: isTerminalPhase(object.context.phase),
        },
        constantsOf(pod),
      ),
    );
  }
};

const constantsOf = ({ plan }: ApiPodParts): PodConstants => ({
  pod: plan.pod,
  info: plan.info,
  name: plan.name,
  containers: plan.containers.flatMap(({ name, kind, spec, probes }): ContainerPlan[] =>
    kind === 'ephemeral' ? [] : [{ name, kind, spec, probes: probes.map((probe) => probe.kind) }],
  ),
});

const partsOf = ({ source, worker, sandbox, deadline, gates, containers }: ApiPodParts) => ({
  object: source.object,
  worker,
  sandbox,
  deadline,
  gates,
  containers: containers.map(({ state, probes }) => ({ state, probes: probes.map((probe) => probe.state) })),
});

type PodStates = SnapshotsOf<ReturnType<typeof partsOf>>;

const podView = (pod: ApiPodParts, counted: number, states: PodStates): PodView => {
  const { object, worker, sandbox, deadline, gates, containers } = states;
  const present = isPresent(object);
  return {
    existence: isNotCreated(object) ? 'not created' : present ? 'present' : 'gone',
    nodeName: present && isBound(object) ? nodeName : undefined,
    phase: present ? object.context.phase : undefined,
    ready: present && object.context.ready,
    ...(gates.length > 0 ? { gates: gates.map(isSeenTrue) } : {}),
    failedFromOutside: false,
    evicting: worker.context.evicted || (present && object.context.evicted),
    ...(deadline === undefined ? {} : { late: isPast(deadline) }),
    deleting: isBeingDeleted(object),
    ...(pod.plan.pod.metadata?.finalizers?.length
      ? { finalizers: object.context.finalizers, keptByFinalizers: isKeptByFinalizers(object) }
      : {}),
    kubelet: kubeletWord(worker),
    sandbox: isReady(sandbox),
    ...(isReady(sandbox) || isAbsent(sandbox) ? {} : { sandboxLost: true }),
    containers: containerViews(pod, counted, isTerminal(object) || isGone(object), containers),
  };
};

const isPresent = (object: ApiPod): boolean => !isNotCreated(object) && !isGone(object);

const kubeletWord = (worker: PodWorker): PodView['kubelet'] => {
  if (isIdle(worker) || isRejected(worker)) return 'unseen';
  if (isSyncing(worker)) return 'syncing';
  return worker.context.graceOver ? 'grace over' : 'stopping';
};

const containerViews = (
  pod: ApiPodParts,
  counted: number,
  isKnownToHaveEnded: boolean,
  containers: PodStates['containers'],
): ContainerView[] =>
  pod.containers.flatMap(({ plan }, at): ContainerView[] => {
    const { state, probes } = containers[at]!;
    const passing = plan.probes.every(({ kind }, each) => kind === 'liveness' || isGood(probes[each]!));
    if (plan.kind === 'ephemeral') return [];
    return [
      {
        name: plan.name,
        kind: plan.kind,
        state: !isKnownToHaveEnded && isForgotten(state) ? 'waiting' : containerWord(state, plan.kind),
        running: isAlive(state) ? 1 : 0,
        ready: isAlive(state) && passing,
        restartCount: Math.max(0, state.context.instances - 1),
        exitCode: state.context.exitCode,
        isFloor: state.context.instances > counted + 1,
      },
    ];
  });

/** An instance of an earlier kubelet process counts as started, and stays ready until it is probed. */
const isGood = (probe: ProbeState): boolean => passes(probe) || probe.context.verdict === 'none';

/** A container that the runtime does not have counts as what it was before, unless the Pod begins again with it. */
const containerWord = (state: ContainerState, kind: ContainerView['kind']): ContainerView['state'] => {
  const { instances, exitCode, stale } = state.context;
  if (isAlive(state)) return isRunning(state) ? 'running' : 'stopping';
  const beginsAgain = stale === 'restart' || (stale === 'sandbox' && kind !== 'regular');
  if (instances === 0 || beginsAgain) return 'waiting';
  return exitCode === 0 ? 'succeeded' : 'failed';
};
