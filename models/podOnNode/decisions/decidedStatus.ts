import type { PodPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import { type DecidedPodStatus, podStatus } from '../../../spec/kubelet/status/podStatus.ts';
import { type ReportedStatus, reportedStatus } from '../../../spec/kubelet/status/reportedStatus.ts';
import { terminatedStatus } from '../../../spec/kubelet/status/terminatedStatus.ts';
import { isAlive } from '../charts/container/container.ts';
import { isFinished, isRejected, isTerminated, type PodWorker } from '../charts/pod/podWorker.ts';
import type { DecidedStatus } from '../charts/pod/statusManager.ts';
import type { PodOnNodePlan } from '../plan/nodePlan.ts';
import {
  isRestartingAll,
  type PodOnRuntime,
  podWithEphemeral,
  probeResultsOf,
  rememberedStatuses,
  runtimeStatusOf,
} from './podOnRuntime.ts';

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
export const decideStatus = (
  plan: PodOnNodePlan,
  worker: PodWorker,
  decided: DecidedStatus,
  api: ShownPod,
  on: PodOnRuntime,
): ModelStatus => {
  const { phase, conditions } = decidePodStatus(plan, worker, decided, api, on);
  return { phase, ready: conditions.some(({ type, status }) => type === 'Ready' && status === 'True') };
};

/** The whole of it: with every condition and the statuses of all containers. */
export const decidePodStatus = (
  plan: PodOnNodePlan,
  worker: PodWorker,
  { context: old }: DecidedStatus,
  { context: api, gates = [], late = false }: ShownPod,
  on: PodOnRuntime,
): DecidedPodStatus => {
  const terminal = isTerminated(worker) || isFinished(worker);
  // addresses are seen in the network, not in the status
  const runtime = { ...runtimeStatusOf(plan, on), ips: [] };
  const isKnownToHaveEnded = api.phase === 'Succeeded' || api.phase === 'Failed';
  const remembered = {
    initContainerStatuses: rememberedStatuses(plan, on, ['init', 'sidecar'], isKnownToHaveEnded),
    containerStatuses: rememberedStatuses(plan, on, ['regular'], isKnownToHaveEnded),
    conditions: [
      { type: 'Ready', status: api.ready ? 'True' : 'False' },
      ...gates.map((isTrue, at) => ({
        type: plan.pod.spec.readinessGates![at]!.conditionType,
        status: isTrue ? 'True' : 'False',
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
    ...(hasUnprobedInstances(on) ? { kubeletStartedAt: 100 } : {}),
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
const hasUnprobedInstances = ({ containers, probes }: PodOnRuntime): boolean =>
  containers.some(isAlive) && probes.some(({ context }) => context.verdict === 'none');

/** What is written of the decided status now: a terminal phase is held back while containers may still run. */
export const statusToWrite = (
  worker: PodWorker,
  { context: decided }: DecidedStatus,
  { context: api }: ShownPod,
): ModelStatus | undefined => {
  if (decided.phase === null) return undefined;
  const stopped = isRejected(worker) || isTerminated(worker) || isFinished(worker);
  const { phase, conditions } = reportedStatus(
    asReported(api.phase, api.ready),
    asReported(decided.phase, decided.ready),
    !stopped,
  );
  return { phase, ready: conditions.some(({ type, status }) => type === 'Ready' && status === 'True') };
};

const asReported = (phase: PodPhase, ready: boolean): ReportedStatus => ({
  phase,
  reason: '',
  message: '',
  conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
});
