import { derived } from '../../../checker/system/derived.ts';
import { onceFor } from '../../../checker/system/onceFor.ts';
import { seen } from '../../../checker/system/parts.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import type { PodPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import { podStatus } from '../../../spec/kubelet/status/podStatus.ts';
import { reportedStatus } from '../../../spec/kubelet/status/reportedStatus.ts';
import { containerReady, containerStarted } from '../../../spec/kubelet/status/startedAndReady.ts';
import { terminatedStatus } from '../../../spec/kubelet/status/terminatedStatus.ts';
import type { ContainerPlan } from '../../plan/containerPlan.ts';
import { isAlive, isRunning } from '../charts/pod/container.ts';
import { isReady } from '../charts/pod/podObject.ts';
import { isStopping } from '../charts/pod/podWorker.ts';
import { hasSandbox } from '../charts/pod/sandbox.ts';
import type { ContainerStates, PodParts } from '../parts/clusterParts.ts';
import type { PodPlan } from '../plan/clusterPlan.ts';
import {
  type PodOnRuntime,
  probeResultsOf,
  probesOf,
  probeTimes,
  runtimeParts,
  runtimeStatusOf,
} from './podOnRuntime.ts';

/** What the model keeps of a Pod's status. */
export type ModelStatus = { readonly phase: PodPhase; readonly ready: boolean };

type DecidedStatus = ModelStatus & { readonly isHeldBack: boolean };

/** The status that the kubelet decides on, in any state. */
export const decidedStatus = onceFor((pod: PodParts) =>
  derived(
    { worker: seen(pod.worker, isStopping), object: seen(pod.object, isReady), runtime: runtimeParts(pod) },
    ({ worker, object, runtime }): DecidedStatus => {
      const isAnythingAlive = runtime.containers.some(({ state }) => isAlive(state));
      const stopped = isStopping(worker) && !isAnythingAlive;
      const status = statusOf(pod.plan, runtime, stopped, isReady(object));
      return { ...status, isHeldBack: isHeldBack(status, hasSandbox(runtime.sandbox) || isAnythingAlive) };
    },
    knownStatuses(pod.plan.containers),
  ),
);

/** Pods of one template have the same statuses. */
const knownStatuses = onceFor((_: PodPlan['containers']) => new Map<string, DecidedStatus>());

/**
 * The status that the kubelet decides on while the runtime has this of the Pod; `stopped`: it has stopped the Pod;
 * `wasReady`: the API shows it as ready. From when a container is asked to stop the Pod is not ready: a kubelet would say
 * so only once it has stopped.
 */
export const statusOf = (
  plan: PodPlan,
  on: PodOnRuntime,
  stopped: boolean,
  wasReady = false,
): ModelStatus => {
  const ready = { type: 'Ready', status: wasReady ? 'True' : 'False' } as const;
  const pod = { ...(plan.pod as BoundPod), status: { conditions: [ready] } };
  const { phase, conditions, initContainerStatuses, containerStatuses } = podStatus({
    pod,
    runtime: runtimeStatusOf(plan, on),
    probes: probeResultsOf(plan, on),
    ...probeTimes(on.containers),
    startErrors: [],
    terminal: stopped,
    now: 0,
  });
  const statuses = {
    initContainerStatuses: [...initContainerStatuses],
    containerStatuses: [...containerStatuses],
  };
  const last = stopped ? terminatedStatus(pod, { phase, ...statuses }).phase : phase;
  const isAnyStopping = on.containers.some(({ state }) => isAlive(state) && !isRunning(state));
  return {
    phase: last as PodPhase,
    ready: !isAnyStopping && conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
  };
};

/** A terminal phase is not written while containers could run, nor is anything else then. */
const isHeldBack = ({ phase }: ModelStatus, couldRun: boolean): boolean => {
  const running = { phase: 'Running', reason: '', message: '', conditions: [] } as const;
  return reportedStatus(running, { ...running, phase }, couldRun).phase !== phase;
};

/**
 * Whether a container is ready: it has started, and its readiness probe passes; not while it is asked to stop. What an
 * earlier kubelet process started, and this one has not probed, counts as ready: it may be.
 */
export const isContainerReady = ({ spec, probes }: ContainerPlan, on: ContainerStates): boolean => {
  if (!isRunning(on.state)) return false;
  const status = { state: { running: {} }, started: false };
  const results = probesOf(probes, on);
  const isOld = probeTimes([on]).kubeletStartedAt !== undefined;
  return (
    containerStarted(spec, status, results) &&
    containerReady({ container: spec, status, probes: results, apiStatus: {}, probeWorkers: !isOld })
  );
};
