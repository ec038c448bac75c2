import type { Container, ContainerStatus, PodCondition, PodStatus } from '../../api/objects/core.ts';
import { computeQosClass } from '../../api/qos.ts';
import { hostNetworkPodIPs, podIPs } from '../../network/podIPs.ts';
import { type BoundPod, isStaticPod } from '../boundPod.ts';
import { podConditions } from '../conditions/podConditions.ts';
import { nextPhase } from '../phase/nextPhase.ts';
import { deadlineExceeded, pastActiveDeadline } from '../phase/pastActiveDeadline.ts';
import { type PodPhase, podPhase } from '../phase/podPhase.ts';
import type { ProbeResults } from '../probes/probeResults.ts';
import { allContainersToRestart } from '../restart/restartAllContainers.ts';
import { activeContainers, type RuntimeStatus } from '../runtime/status.ts';
import { containerStatuses, type StartError } from './containerStatuses.ts';
import { withStartedAndReady } from './startedAndReady.ts';

export type PodStatusInput = {
  /** with its status as the API server shows it */
  readonly pod: BoundPod;
  /** the status that this kubelet wrote last; absent: the API server's */
  readonly oldStatus?: PodStatus | undefined;
  readonly runtime: RuntimeStatus;
  readonly probes: ProbeResults;
  readonly startErrors: readonly StartError[];
  /** the Pod's termination is complete */
  readonly terminal: boolean;
  /** unix seconds */
  readonly now: number;
  /** conditions of a resize that is pending or in progress */
  readonly resize?: readonly PodCondition[];
  /** the node's addresses, the primary one first */
  readonly nodeIPs?: readonly string[];
  /** when this kubelet process started, unix seconds; absent: before the containers */
  readonly kubeletStartedAt?: number;
  /**
   * false: no probe of the Pod has a worker yet, as in the first status that a restarted kubelet builds of it; absent:
   * its probes have workers
   */
  readonly probeWorkers?: boolean;
};

/** The parts of a Pod's status that its kubelet decides. */
export type DecidedPodStatus = {
  readonly phase: PodPhase;
  readonly reason: string;
  readonly message: string;
  readonly conditions: readonly PodCondition[];
  readonly initContainerStatuses: readonly ContainerStatus[];
  readonly containerStatuses: readonly ContainerStatus[];
  readonly ephemeralContainerStatuses: readonly ContainerStatus[];
  readonly podIPs: readonly string[];
  readonly qosClass: string;
};

const statusesOf = (input: PodStatusInput, old: PodStatus) => {
  const { pod, runtime, startErrors } = input;
  const podRestarting = allContainersToRestart(pod, runtime, old);
  const shared = { pod, runtime, startErrors, podRestarting };
  const ephemeral = (pod.spec.ephemeralContainers ?? []) as readonly Container[];
  return {
    init: containerStatuses({
      ...shared,
      kind: 'init',
      containers: pod.spec.initContainers ?? [],
      old: old.initContainerStatuses ?? [],
    }),
    regular: containerStatuses({
      ...shared,
      kind: 'regular',
      containers: pod.spec.containers,
      old: old.containerStatuses ?? [],
    }),
    ephemeral: containerStatuses({
      ...shared,
      kind: 'ephemeral',
      containers: ephemeral,
      old: old.ephemeralContainerStatuses ?? [],
    }),
  };
};

/** A regular container of the Pod runs, or has run, in the newest sandbox. */
const initializedInSandbox = ({ pod, runtime }: PodStatusInput): boolean =>
  activeContainers(runtime).some(({ name }) => pod.spec.containers.some((c) => c.name === name));

const withProbes = (
  input: PodStatusInput,
  kind: 'init' | 'regular',
  statuses: readonly ContainerStatus[],
): readonly ContainerStatus[] => {
  const { pod, probes, kubeletStartedAt, probeWorkers } = input;
  const specs = (kind === 'init' ? pod.spec.initContainers : pod.spec.containers) ?? [];
  return statuses.map((status) => {
    const container = specs.find(({ name }) => name === status.name);
    if (container === undefined) return status;
    const readiness = {
      probes: probes.get(status.name) ?? {},
      apiStatus: pod.status ?? {},
      kubeletStartedAt,
      probeWorkers,
    };
    return withStartedAndReady(container, kind, status, readiness);
  });
};

const addresses = ({ pod, runtime, nodeIPs }: PodStatusInput): readonly string[] => {
  const ips = podIPs(runtime.ips, nodeIPs);
  return pod.spec.hostNetwork ? hostNetworkPodIPs(ips, nodeIPs ?? []) : ips;
};

/**
 * The status that the kubelet reports of a Pod: container statuses from the runtime and from what was reported
 * before, the phase they add up to, and every condition.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export const podStatus = (input: PodStatusInput): DecidedPodStatus => {
  const { pod, runtime, terminal, now } = input;
  const api = pod.status ?? {};
  const old = input.oldStatus ?? api;
  const { init, regular, ephemeral } = statusesOf(input, old);

  const observed = podPhase({
    spec: pod.spec,
    statuses: [...regular, ...init],
    terminal,
    initialized: initializedInSandbox(input),
    staticPod: isStaticPod(pod),
  });
  const late = pastActiveDeadline(pod.spec, old.startTime, now);
  const { phase, reason, message } = nextPhase(observed, old, api, late ? deadlineExceeded : undefined);

  const initContainerStatuses = withProbes(input, 'init', init);
  const regularStatuses = withProbes(input, 'regular', regular);
  const statuses = [...initContainerStatuses, ...regularStatuses];
  return {
    phase,
    reason,
    message,
    conditions: podConditions({ pod, oldStatus: old, phase, statuses }, runtime, input.resize ?? []),
    initContainerStatuses,
    containerStatuses: regularStatuses,
    ephemeralContainerStatuses: ephemeral,
    podIPs: addresses(input),
    qosClass: api.qosClass || computeQosClass(pod),
  };
};
