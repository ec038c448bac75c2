import type { ContainerStatus, Pod, PodCondition, PodStatus } from '../../../spec/api/objects/core.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';
import { type BoundPod, isStaticPod } from '../../../spec/kubelet/boundPod.ts';
import type { ConditionInput, ConditionVerdict } from '../../../spec/kubelet/conditions/condition.ts';
import { containersReady } from '../../../spec/kubelet/conditions/containersReady.ts';
import { initialized } from '../../../spec/kubelet/conditions/initialized.ts';
import { ready } from '../../../spec/kubelet/conditions/ready.ts';
import { type PodPhase, podPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import { containerStatusUnknown } from '../../../spec/kubelet/status/runtimeContainerStatus.ts';
import { seconds } from '../history/livePod.ts';
import { mayHaveBeenInitialized } from './initializedUnseen.ts';

/** The statuses of init and regular containers, as conditions and phases are decided from them. */
export const allStatuses = (status: PodStatus | undefined): readonly ContainerStatus[] => [
  ...(status?.initContainerStatuses ?? []),
  ...(status?.containerStatuses ?? []),
];

/** A container has an instance in the runtime, or had one. */
const hasInstance = ({ containerID, state, lastState }: ContainerStatus): boolean =>
  Boolean(containerID || state?.running || state?.terminated || lastState?.terminated);

/** Reasons for which the kubelet itself fails a Pod, whatever its containers say. */
const kubeletFailures: ReadonlySet<string> = new Set([
  'Evicted',
  'DeadlineExceeded',
  'Terminated',
  'NodeShutdown',
  'NodeAffinity',
  'NodeName',
  'NodePorts',
  'UnexpectedAdmissionError',
  'UnexpectedPredicateFailureType',
  'UnknownReason',
  'Preempting',
  'InvalidNodeInfo',
  'PodOSNotSupported',
  'PodOSSelectorNodeLabelDoesNotMatch',
  'TaintToleration',
  'AppArmor',
  'SysctlForbidden',
  'PodFeatureUnsupported',
  'PodLevelResourcesNotSupported',
  'InitContainerRestartPolicyForbidden',
  'SupplementalGroupsPolicyNotSupported',
  'TopologyAffinityError',
  'VolumeAttachmentLimitExceeded',
  'OutOfcpu',
  'OutOfmemory',
  'OutOfpods',
  'OutOfephemeral-storage',
]);

export const isKubeletFailure = (reason: string | undefined): boolean =>
  reason !== undefined && (kubeletFailures.has(reason) || reason.startsWith('OutOf'));

/** What the kubelet decided, seen from what it wrote: from which container statuses, and what phase. */
export type KubeletDecision = {
  readonly phase: PodPhase;
  readonly statuses: readonly ContainerStatus[];
  /** the Pod was finished off: whatever the phase was, it is written as Failed */
  readonly finished: boolean;
};

/**
 * When a Pod is finished off, containers that were never seen to end are written as ended for unknown reasons, after the
 * conditions have been decided: these are the statuses as they were before.
 */
const unfinished = (statuses: readonly ContainerStatus[]): readonly ContainerStatus[] =>
  statuses.map((status) =>
    status.state?.terminated?.reason === containerStatusUnknown
      ? { ...status, state: { waiting: {} } }
      : status,
  );

/** The Pod has been active for longer than it may be, at this time in unix seconds. */
export const isPastDeadline = ({ spec, status }: Pod, time: number): boolean =>
  spec?.activeDeadlineSeconds !== undefined &&
  seconds(status?.startTime) + spec.activeDeadlineSeconds <= time;

/**
 * The kubelet does not admit the Pod, new to it or met again after a restart: it forgets conditions and container
 * statuses, and fails it, or holds the phase back as long as containers may run.
 */
export const isRejection = (before: Pod, { status }: Pod): boolean =>
  allStatuses(status).length === 0 &&
  !status?.conditions?.some(({ type }) => kubeletConditions.has(type)) &&
  (isKubeletFailure(status?.reason) || status?.phase === before.status?.phase);

const kubeletConditions: ReadonlySet<string> = new Set([
  'PodScheduled',
  'PodReadyToStartContainers',
  'Initialized',
  'ContainersReady',
  'Ready',
]);

/**
 * That a container has started is written after the phase has been decided: there, it is as it was before. A startup
 * probe that succeeds is even written alone: the conditions follow with the next sync.
 */
const asStartedBefore = (
  statuses: readonly ContainerStatus[],
  before: PodStatus | undefined,
): readonly ContainerStatus[] => {
  const old = new Map(allStatuses(before).map(({ name, started }) => [name, started === true]));
  const isAsBefore = statuses.every(({ name, started }) => (started === true) === (old.get(name) ?? false));
  if (isAsBefore) return statuses;
  return statuses.map((status) => ({ ...status, started: old.get(status.name) ?? false }));
};

/** Adds a decision, unless it is there. */
const addDecision = (
  found: KubeletDecision[],
  phase: PodPhase,
  statuses: readonly ContainerStatus[],
  finished: boolean,
): void => {
  const known = found.some(
    (each) => each.phase === phase && each.statuses === statuses && each.finished === finished,
  );
  if (!known) found.push({ phase, statuses, finished });
};

/** Whether a regular container has been started in the newest sandbox matters to Pods with sidecars alone. */
const whetherInitialized = ({ spec, status }: Pod): readonly boolean[] => {
  const started = (status?.containerStatuses ?? []).some(hasInstance);
  return started && (spec?.initContainers ?? []).some(isRestartableInitContainer) ? [false, true] : [false];
};

/**
 * What the kubelet may have decided when it wrote these container statuses. Hidden from the API, and so left open, are:
 * whether it knew of the deletion already, whether it had seen before that a sidecar has started, whether a regular container had been started in the newest sandbox, and
 * whether the Pod was being finished off. A held-back terminal phase is among them, although the phase that was written
 * is an earlier one.
 * `failing`: the kubelet has decided to fail the Pod, whatever its containers say: it is past its deadline, or rejected.
 */
export const kubeletDecisions = (before: Pod, after: Pod, failing = false): readonly KubeletDecision[] => {
  const pod = after as BoundPod;
  const statuses = allStatuses(after.status);
  const failed = isKubeletFailure(after.status?.reason);
  const stopping = after.metadata?.deletionTimestamp !== undefined || failed || failing;
  const running = statuses.some(({ state }) => state?.running);
  const found: KubeletDecision[] = [];
  const earlierStarts = asStartedBefore(statuses, before.status);
  const earlier = stopping ? unfinished(statuses) : statuses;
  const staticPod = isStaticPod(pod);
  for (const initialized of whetherInitialized(after)) {
    const input = { spec: pod.spec, statuses, terminal: false, initialized, staticPod };
    addDecision(found, podPhase(input), statuses, false);
    if (earlierStarts !== statuses) {
      const phase = podPhase({ ...input, statuses: earlierStarts });
      addDecision(found, phase, statuses, false);
      addDecision(found, phase, earlierStarts, false);
    }
    if (!stopping) continue;
    addDecision(found, podPhase({ ...input, terminal: true }), statuses, false);
    if (running) continue;
    for (const terminal of [false, true]) {
      const phase = podPhase({ ...input, statuses: earlier, terminal });
      if (!isTerminalPhase(phase)) addDecision(found, phase, earlier, true);
    }
  }
  if (isTerminalPhase(before.status?.phase)) addDecision(found, before.status.phase, statuses, false);
  if (failed || failing || isRejection(before, after)) addDecision(found, 'Failed', statuses, false);
  return found;
};

/** A terminal phase is held back until the containers are known to have stopped: the phase before it stays. */
export const isWritten = ({ phase, finished }: KubeletDecision, before: Pod, after: Pod): boolean => {
  const [old, next] = [before.status?.phase, after.status?.phase];
  if (phase === next || (finished && next === 'Failed')) return true;
  return isTerminalPhase(phase) && old === next && !isTerminalPhase(next);
};

const wasInitialized: PodStatus = { conditions: [{ type: 'Initialized', status: 'True' }] };

/**
 * The conditions that follow from the container statuses and the phase that was decided.
 * `gates`: the conditions among which the kubelet found the readiness gates.
 */
export const decidedConditions = (
  before: Pod,
  after: Pod,
  { phase, statuses }: KubeletDecision,
  gates: readonly PodCondition[] = after.status?.conditions ?? [],
): readonly (readonly [type: string, verdict: ConditionVerdict])[] => {
  const input: ConditionInput = { pod: after as BoundPod, oldStatus: before.status ?? {}, phase, statuses };
  const isInitialized = after.status?.conditions?.some(
    ({ type, status }) => type === 'Initialized' && status === 'True',
  );
  const unseen = isInitialized && mayHaveBeenInitialized(before, after);
  return [
    ['Initialized', initialized(unseen ? { ...input, oldStatus: wasInitialized } : input)],
    ['ContainersReady', containersReady(input)],
    ['Ready', ready(input, gates)],
    ['PodScheduled', { status: 'True' }],
  ];
};
