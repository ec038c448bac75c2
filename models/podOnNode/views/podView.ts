import type { Composer } from '../../../checker/system/composeSystem.ts';
import type { ContainerPlan } from '../../plan/containerPlan.ts';
import { withConstants } from '../../views/constants.ts';
import type { ContainerView, PodConstants, PodView } from '../../views/podView.ts';
import {
  type ContainerState,
  hasExited,
  isAlive,
  isForgotten,
  isRunning,
} from '../charts/container/container.ts';
import { type ProbeState, passes } from '../charts/container/probe.ts';
import { type ActiveDeadline, isPast } from '../charts/pod/activeDeadline.ts';
import {
  type ApiPod,
  isBeingDeleted,
  isBound,
  isGone,
  isKeptByFinalizers,
  isTerminal,
  isUnborn,
} from '../charts/pod/apiPod.ts';
import { isIdle, isRejected, isSyncing, type PodWorker } from '../charts/pod/podWorker.ts';
import { isSeenTrue, type ReadinessGate } from '../charts/pod/readinessGate.ts';
import { isAbsent, isReady, type Sandbox } from '../charts/pod/sandbox.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { probesOf, statesOf } from '../parts/podContainers.ts';
import { type ApiPodParts, isFromApi } from '../parts/podParts.ts';
import { nodeName } from '../plan/nodePlan.ts';

/** What the laws about all Pods see of one that comes from the API. */
export const podViews = ({ view, viewKind }: Composer, { pods, plan }: NodeParts): void => {
  for (const kind of ['pod', 'bound pod']) viewKind(kind);
  for (const pod of pods.filter(isFromApi)) {
    const parts = [
      pod.source.object,
      pod.worker,
      pod.sandbox,
      ...(pod.deadline ? [pod.deadline] : []),
      ...pod.gates,
      ...statesOf(pod),
      ...probesOf(pod).map(({ state }) => state),
    ];
    view('pod', pod, parts, (...snapshots: unknown[]) =>
      withConstants(podView(pod, plan.countedRestarts, snapshots), constantsOf(pod)),
    );
    view('bound pod', pod, [pod.source.object], (object) =>
      withConstants(
        {
          id: pod.id,
          node: isBound(object) ? 1 : 0,
          terminal: object.context.phase === 'Succeeded' || object.context.phase === 'Failed',
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

const podView = (pod: ApiPodParts, counted: number, snapshots: readonly unknown[]): PodView => {
  const [object, worker, sandbox, ...rest] = snapshots as [ApiPod, PodWorker, Sandbox, ...unknown[]];
  const late = pod.deadline && isPast(rest.shift() as ActiveDeadline);
  const gates = rest.splice(0, pod.gates.length) as ReadinessGate[];
  const states = rest.splice(0, pod.containers.length) as ContainerState[];
  const probes = rest as ProbeState[];
  const present = !isUnborn(object) && !isGone(object);
  return {
    uid: `uid-${pod.id}`,
    existence: isUnborn(object) ? 'unborn' : present ? 'present' : 'gone',
    nodeName: present && isBound(object) ? nodeName : undefined,
    phase: present ? object.context.phase : undefined,
    ready: present && object.context.ready,
    ...(gates.length > 0 ? { gates: gates.map(isSeenTrue) } : {}),
    failedFromOutside: false,
    evicting: worker.context.evicted || (present && object.context.evicted),
    ...(late === undefined ? {} : { late }),
    deleting: isBeingDeleted(object),
    ...(pod.plan.pod.metadata?.finalizers?.length
      ? { finalizers: object.context.finalizers, keptByFinalizers: isKeptByFinalizers(object) }
      : {}),
    kubelet: kubeletWord(worker),
    sandbox: isReady(sandbox),
    ...(isReady(sandbox) || isAbsent(sandbox) ? {} : { sandboxLost: true }),
    containers: containerViews(pod, counted, isTerminal(object) || isGone(object), states, probes),
  };
};

const kubeletWord = (worker: PodWorker): PodView['kubelet'] => {
  if (isIdle(worker) || isRejected(worker)) return 'unseen';
  if (isSyncing(worker)) return 'syncing';
  return worker.context.graceOver ? 'grace over' : 'stopping';
};

const containerViews = (
  pod: ApiPodParts,
  counted: number,
  isKnownToHaveEnded: boolean,
  states: readonly ContainerState[],
  probes: readonly ProbeState[],
): ContainerView[] => {
  const left = [...probes];
  return pod.containers.flatMap(({ plan }, at): ContainerView[] => {
    const state = states[at]!;
    const own = left.splice(0, plan.probes.length);
    const passing = plan.probes.every(({ kind }, each) => kind === 'liveness' || isGood(own[each]!));
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
};

/** An instance of an earlier kubelet process stays ready until it is probed. */
const isGood = (probe: ProbeState): boolean =>
  passes(probe) || (probe.context.kind === 'readiness' && probe.context.verdict === 'none');

/** A container that the runtime does not have counts as what it was before, unless the Pod begins anew with it. */
const containerWord = (state: ContainerState, kind: ContainerView['kind']): ContainerView['state'] => {
  const { instances, exitCode, stale } = state.context;
  if (isAlive(state)) return isRunning(state) ? 'running' : 'stopping';
  const beginsAnew = stale === 'restart' || (stale === 'sandbox' && kind !== 'regular');
  if (instances === 0 || (beginsAnew && !hasExited(state))) return 'waiting';
  return exitCode === 0 ? 'succeeded' : 'failed';
};
