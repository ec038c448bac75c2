import type { Container, ContainerStatus, PodStatus } from '../../api/objects/core.ts';
import { isRestartableInitContainer } from '../../api/resources.ts';
import type { ContainerProbes } from '../probes/probeResults.ts';

/**
 * Whether a container has started: it runs, and its startup probe (if it has one) succeeded. A container that was
 * shown as started stays so while the kubelet has not probed it yet; one whose probe has no worker yet counts as started.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe
 */
export const containerStarted = (
  container: Pick<Container, 'startupProbe'>,
  status: Pick<ContainerStatus, 'state' | 'started'>,
  probes: ContainerProbes,
  probeWorkers = true,
): boolean => {
  if (!status.state?.running) return false;
  if (hasVerdict(probes.startup)) return probes.startup === 'success';
  return status.started === true || !container.startupProbe || !probeWorkers;
};

const hasVerdict = (result: ContainerProbes[keyof ContainerProbes]): boolean =>
  result !== undefined && result !== 'none';

export type ReadinessInput = {
  readonly container: Pick<Container, 'readinessProbe'>;
  readonly status: Pick<ContainerStatus, 'state'>;
  readonly probes: ContainerProbes;
  /** the Pod's status as the API server shows it */
  readonly apiStatus: PodStatus;
  /** when this kubelet process started, in unix seconds; absent: before all containers of the Pod */
  readonly kubeletStartedAt?: number | undefined;
  /** false: the kubelet has no worker for any probe of the Pod yet; absent: it has */
  readonly probeWorkers?: boolean | undefined;
};

/** A container older than this before the kubelet's start was run by an earlier kubelet process. */
const restartMarginSeconds = 10;

/** A container that an earlier kubelet process ran keeps the Pod's readiness until this one has probed it. */
const readyAcrossKubeletRestart = (input: ReadinessInput, startedAt: number): boolean => {
  const { container, status, probes, apiStatus } = input;
  const ready = isReadyUnprobed(input);
  const containerStart = Date.parse(status.state?.running?.startedAt ?? '') / 1000;
  if (!(containerStart < startedAt - restartMarginSeconds)) return ready;
  const podIsReady = (apiStatus.conditions ?? []).some((c) => c.type === 'Ready' && c.status === 'True');
  if (container.readinessProbe && !podIsReady) return false;
  return ready || !hasVerdict(probes.readiness);
};

/** Nothing probes it: it has no readiness probe, or that has no worker yet. */
const isReadyUnprobed = ({ container, probes, probeWorkers = true }: ReadinessInput): boolean =>
  !container.readinessProbe || !(probeWorkers || hasVerdict(probes.readiness));

/**
 * Whether a started container is ready: it runs, and its readiness probe (if it has one) succeeded.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe
 */
export const containerReady = (input: ReadinessInput): boolean => {
  if (!input.status.state?.running) return false;
  if (input.probes.readiness === 'success') return true;
  if (input.kubeletStartedAt === undefined) return isReadyUnprobed(input);
  return readyAcrossKubeletRestart(input, input.kubeletStartedAt);
};

/** What runs to completion is not probed, whatever it declares. */
const unprobed: Pick<Container, 'startupProbe'> = {};

/** The status with `started` and `ready` decided; a container that has not started keeps the `ready` that it had. */
export const withStartedAndReady = (
  container: Container,
  kind: 'init' | 'regular',
  status: ContainerStatus,
  readiness: Omit<ReadinessInput, 'container' | 'status'>,
): ContainerStatus => {
  if (kind === 'init' && !isRestartableInitContainer(container)) {
    const started = containerStarted(unprobed, status, readiness.probes);
    return { ...status, started, ready: status.ready || status.state?.terminated?.exitCode === 0 };
  }
  const started = containerStarted(container, status, readiness.probes, readiness.probeWorkers);
  if (!started) return { ...status, started };
  return { ...status, started, ready: containerReady({ container, status, ...readiness }) };
};
