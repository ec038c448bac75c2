import { derived } from '../../../checker/system/derived.ts';
import { onceFor } from '../../../checker/system/onceFor.ts';
import { seen } from '../../../checker/system/parts.ts';
import type { PodPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import { type DecidedPodStatus, podStatus } from '../../../spec/kubelet/status/podStatus.ts';
import { type ReportedStatus, reportedStatus } from '../../../spec/kubelet/status/reportedStatus.ts';
import { terminatedStatus } from '../../../spec/kubelet/status/terminatedStatus.ts';
import { isAlive } from '../charts/container/container.ts';
import { isPast } from '../charts/pod/activeDeadline.ts';
import { isFinished, isRejected, isTerminated, type PodWorker } from '../charts/pod/podWorker.ts';
import { isSeenTrue } from '../charts/pod/readinessGate.ts';
import type { DecidedStatus } from '../charts/pod/statusManager.ts';
import { isFromApi, type PodParts } from '../parts/podParts.ts';
import type { PodOnNodePlan } from '../plan/nodePlan.ts';
import { type PodOnRuntime, podWithEphemeral, runtimeParts } from './podOnRuntime.ts';
import { rememberedStatuses } from './rememberedStatuses.ts';
import {
  haveProbeWorkers,
  isRestartingAll,
  kubeletRestart,
  probeResultsOf,
  runtimeStatusOf,
} from './runtimeStatus.ts';

/** What the model keeps of a Pod's status. */
export type ModelStatus = { readonly phase: PodPhase; readonly ready: boolean };

/** What the API shows of a Pod. */
export type ShownPod = {
  readonly context: ModelStatus;
  /** its readiness gates as the kubelet sees them, in their order */
  readonly gates?: readonly boolean[];
  /** it has been active for longer than it may */
  readonly late?: boolean;
};

/**
 * The status that the kubelet decides on: from the runtime, from what its probes say, from what was decided before
 * and from what the API shows.
 */
export const decidedStatus = onceFor((pod: PodParts) =>
  derived(statusParts(pod), ({ worker, decided, object, gates, deadline, runtime }): ModelStatus => {
    const shown = {
      context: object?.context ?? unread,
      gates: gates.map(isSeenTrue),
      late: deadline !== undefined && isPast(deadline),
    };
    const { phase, conditions } = decidePodStatus(pod.plan, worker, decided, shown, runtime);
    return { phase, ready: isTrue(conditions, 'Ready') };
  }),
);

const statusParts = (pod: PodParts) => ({
  worker: seen(pod.worker, hasStopped),
  decided: seen(pod.status, ({ context }) => context.phase),
  object: isFromApi(pod)
    ? seen(pod.source.object, ({ context }) => [context.phase, context.ready])
    : undefined,
  deadline: pod.deadline && seen(pod.deadline, isPast),
  gates: pod.gates.map((gate) => seen(gate, isSeenTrue)),
  runtime: runtimeParts(pod),
});

/** A static Pod has no status of its own in the API: its kubelet does not read that of the mirror Pod. */
const unread: ModelStatus = { phase: 'Pending', ready: false };

/** All of the Pod has stopped. */
const hasStopped = (worker: PodWorker): boolean => isTerminated(worker) || isFinished(worker);

const isTrue = (
  conditions: readonly { readonly type: string; readonly status: string }[],
  wanted: string,
): boolean => conditions.some(({ type, status }) => type === wanted && status === 'True');

/** The whole of it: with every condition and the statuses of all containers. */
export const decidePodStatus = (
  plan: PodOnNodePlan,
  worker: PodWorker,
  { context: old }: DecidedStatus,
  { context: api, gates = [], late = false }: ShownPod,
  on: PodOnRuntime,
): DecidedPodStatus => {
  const terminal = hasStopped(worker);
  // addresses are seen in the network, not in the status
  const runtime = { ...runtimeStatusOf(plan, on), ips: [] };
  const isKnownToHaveEnded = isTerminalPhase(api.phase);
  const remembered = {
    initContainerStatuses: rememberedStatuses(plan, on, ['init', 'sidecar'], isKnownToHaveEnded),
    containerStatuses: rememberedStatuses(plan, on, ['regular'], isKnownToHaveEnded),
    conditions: [
      { type: 'Ready', status: api.ready ? 'True' : 'False' },
      ...gates.map((isOpen, at) => ({
        type: plan.pod.spec.readinessGates![at]!.conditionType,
        status: isOpen ? 'True' : 'False',
      })),
      ...(isRestartingAll(plan.pod, runtime) ? [{ type: 'AllContainersRestarting', status: 'True' }] : []),
    ],
  };
  const pod = { ...podWithEphemeral(plan, on), status: { phase: api.phase, ...remembered } };
  const decided = podStatus({
    pod,
    oldStatus: { phase: old.phase ?? api.phase, startTime: startTime(plan, late), ...remembered },
    runtime,
    probes: probeResultsOf(plan, on),
    startErrors: [],
    terminal,
    now,
    probeWorkers: haveProbeWorkers(on),
    ...(hasUnprobedInstances(on) ? { kubeletStartedAt: kubeletRestart } : {}),
  });
  if (!terminal) return decided;
  const { phase, initContainerStatuses, containerStatuses } = terminatedStatus(pod, {
    phase: decided.phase,
    containerStatuses: [...decided.containerStatuses],
    initContainerStatuses: [...decided.initContainerStatuses],
  });
  return {
    ...decided,
    phase: phase as PodPhase,
    initContainerStatuses: initContainerStatuses ?? [],
    containerStatuses: containerStatuses ?? [],
  };
};

/** unix seconds at which everything is decided */
const now = 100_000_000;

/** When the Pod was taken by its kubelet: just now, or as long ago as it may be active. */
const startTime = ({ pod }: PodOnNodePlan, late: boolean): string =>
  new Date((now - (late ? (pod.spec.activeDeadlineSeconds ?? 0) : 0)) * 1000).toISOString();

/** Only an instance that an earlier kubelet process started is without any verdict. */
const hasUnprobedInstances = ({ containers }: PodOnRuntime): boolean =>
  containers.some(({ state }) => isAlive(state)) &&
  containers.some(({ probes }) => probes.some(({ context }) => context.verdict === 'none'));

/** What is written of the decided status now: a terminal phase is held back while containers may still run. */
export const statusToWrite = (
  worker: PodWorker,
  { context: decided }: DecidedStatus,
  { context: api }: ShownPod,
): ModelStatus | undefined => {
  if (decided.phase === null) return undefined;
  const stopped = isRejected(worker) || hasStopped(worker);
  const { phase, conditions } = reportedStatus(
    asReported(api.phase, api.ready),
    asReported(decided.phase, decided.ready),
    !stopped,
  );
  return { phase, ready: isTrue(conditions, 'Ready') };
};

const asReported = (phase: PodPhase, ready: boolean): ReportedStatus => ({
  phase,
  reason: '',
  message: '',
  conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
});
