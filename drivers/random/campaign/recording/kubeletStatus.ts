import type { LazyRun, LazyState } from '../../../../checker/lazy/lazyRun.ts';
import type { ContainerState } from '../../../../models/podOnNode/charts/container/container.ts';
import {
  isBackingOff,
  type RestartBackoff,
} from '../../../../models/podOnNode/charts/container/restartBackoff.ts';
import {
  isEvicted,
  isFinished,
  isTerminated,
  type PodWorker,
} from '../../../../models/podOnNode/charts/pod/podWorker.ts';
import { podOnRuntime } from '../../../../models/podOnNode/decisions/podOnRuntime.ts';
import { probeResultsOf } from '../../../../models/podOnNode/decisions/runtimeStatus.ts';
import type { PodParts } from '../../../../models/podOnNode/parts/podParts.ts';
import { nodeIPs } from '../../../../models/podOnNode/views/addresses.ts';
import type { PodCondition, PodStatus } from '../../../../spec/api/objects/core.ts';
import type { BoundPod } from '../../../../spec/kubelet/boundPod.ts';
import type { PodPhase } from '../../../../spec/kubelet/phase/podPhase.ts';
import type { RuntimeStatus } from '../../../../spec/kubelet/runtime/status.ts';
import type { StartError } from '../../../../spec/kubelet/status/containerStatuses.ts';
import { podStatus } from '../../../../spec/kubelet/status/podStatus.ts';
import { reportedStatus } from '../../../../spec/kubelet/status/reportedStatus.ts';
import { terminatedStatus } from '../../../../spec/kubelet/status/terminatedStatus.ts';
import { backoffSeconds } from '../timing.ts';
import { timeOf, unixOf } from './trace.ts';

export type StatusQuestion = {
  readonly pod: PodParts;
  readonly run: LazyRun;
  readonly state: LazyState;
  /** as the API shows it */
  readonly object: BoundPod;
  /** what this kubelet process decided last */
  readonly decided: PodStatus | undefined;
  readonly runtime: RuntimeStatus;
  readonly at: number;
  /** when the kubelet process started, if it is not the first */
  readonly kubeletStartedAt: number | undefined;
};

/** The whole status that the kubelet decides on in a state of a lifetime. */
export const decideStatus = (question: StatusQuestion): PodStatus => {
  const worker = question.run.snapshotOf(question.pod.worker, question.state) as PodWorker;
  const { metadata, status } = question.object;
  return {
    ...decide(question, worker, isTerminated(worker) || isFinished(worker)),
    startTime: status?.startTime ?? timeOf(question.at),
    observedGeneration: metadata?.generation ?? 1,
  };
};

/** What the kubelet writes of it, over what the API shows. */
export const statusToWrite = (
  { status: api = {} }: BoundPod,
  decided: PodStatus,
  mayRun: boolean,
  at: number,
): PodStatus => {
  const reported = reportedStatus(shown(api), shown(decided), mayRun, decided.observedGeneration);
  const { reason, message, ...written } = { ...decided, ...reported };
  return {
    ...written,
    ...(reason ? { reason } : {}),
    ...(message ? { message } : {}),
    conditions: withTimes(reported.conditions, api.conditions ?? [], at),
  } as PodStatus;
};

const decide = (question: StatusQuestion, worker: PodWorker, stopped: boolean): PodStatus => {
  const { pod, run, state, object, decided, runtime, at, kubeletStartedAt } = question;
  const on = podOnRuntime(pod).from((component) => run.snapshotOf(component, state));
  const { podIPs, ...status } = podStatus({
    pod: object,
    ...(decided ? { oldStatus: decided } : {}),
    runtime,
    probes: probeResultsOf(pod.plan, on),
    startErrors: startErrorsOf(question),
    terminal: stopped,
    now: unixOf(at),
    nodeIPs,
    ...(kubeletStartedAt === undefined ? {} : { kubeletStartedAt: unixOf(kubeletStartedAt) }),
  });
  // a Pod that has ended keeps showing the addresses that it had
  const ips = podIPs.length > 0 || !stopped ? podIPs.map((ip) => ({ ip })) : (object.status?.podIPs ?? []);
  const whole: PodStatus = {
    ...status,
    ...(isEvicted(worker) ? evicted : {}),
    conditions: [...status.conditions, ...(isEvicted(worker) ? [disrupted] : [])],
    hostIP: nodeIPs[0]!,
    hostIPs: nodeIPs.map((ip) => ({ ip })),
    ...(ips[0] ? { podIP: ips[0].ip, podIPs: ips } : {}),
  } as PodStatus;
  return stopped ? terminatedStatus({ ...object, status: whole }, whole) : whole;
};

const evicted = {
  phase: 'Failed',
  reason: 'Evicted',
  message: 'The node was low on resource: memory. ',
};
const disrupted: PodCondition = {
  type: 'DisruptionTarget',
  status: 'True',
  reason: 'TerminationByKubelet',
  message: evicted.message,
};

/** Why containers that should run do not. */
const startErrorsOf = ({ pod, run, state, object }: StatusQuestion): StartError[] =>
  pod.containers.flatMap(({ plan, state: container, backoff }): StartError[] => {
    const { value } = run.snapshotOf(container, state) as ContainerState;
    const waiting = run.snapshotOf(backoff, state) as RestartBackoff;
    const failed = (error: string, message: string) => [{ container: plan.name, error, message }];
    if (value === 'ImagePullBackOff') return failed('ErrImagePull', 'the image cannot be pulled');
    if (value === 'CreateContainerError') return failed(value, 'the container cannot be created');
    if (value !== 'Exited' || !isBackingOff(waiting)) return [];
    const { name, namespace, uid } = object.metadata ?? {};
    const delay = backoffSeconds(waiting.context.level);
    return failed(
      'CrashLoopBackOff',
      `back-off ${goDuration(delay)} restarting failed container=${plan.name} pod=${name}_${namespace}(${uid})`,
    );
  });

const goDuration = (seconds: number): string =>
  seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;

const shown = ({ phase = 'Pending', reason = '', message = '', conditions = [] }: PodStatus) => ({
  phase: phase as PodPhase,
  reason,
  message,
  conditions,
});

/** A condition keeps its time as long as its status stays. */
const withTimes = (
  conditions: readonly PodCondition[],
  old: readonly PodCondition[],
  at: number,
): PodCondition[] =>
  conditions.map((condition) => {
    const before = old.find(({ type }) => type === condition.type);
    const lastTransitionTime =
      before?.status === condition.status ? (before.lastTransitionTime ?? timeOf(at)) : timeOf(at);
    return { ...condition, lastTransitionTime };
  });
