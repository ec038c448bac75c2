import type { ContainerStatus, PodStatus, Probe } from '../../api/objects/core.ts';
import { isTerminalPhase } from '../phase/terminalPhase.ts';
import { initialResult, type ProbeKind } from './probeCounting.ts';
import type { ProbeResult } from './probeResults.ts';

export type ProbeTickInput = {
  readonly kind: ProbeKind;
  readonly probe: Pick<Probe, 'initialDelaySeconds' | 'failureThreshold' | 'successThreshold'>;
  /** the status of the Pod and of the container as the kubelet last reported them */
  readonly podPhase: PodStatus['phase'];
  readonly status: ContainerStatus | undefined;
  /** the instance that was probed last */
  readonly probedID?: string | undefined;
  /** the probe rests until there is a new instance */
  readonly onHold: boolean;
  /** the Pod is being deleted */
  readonly deleted: boolean;
  /** the container, having ended, is to be restarted */
  readonly restarts: boolean;
  /** the instance was started by an earlier process of the kubelet, which has restarted since */
  readonly outlivedKubelet?: boolean;
  readonly sidecar?: boolean;
  /** unix seconds */
  readonly now: number;
};

/**
 * What happens when a probe's period is over: it probes, stays idle, or ends for good. `verdict` is what the probe
 * says from now on about the present instance, where that changes without probing.
 */
export type ProbeTick = {
  readonly action: 'probe' | 'idle' | 'end';
  readonly verdict?: ProbeResult;
};

/**
 * What a probe says of an instance that it sees for the first time. After a restart of the kubelet running containers
 * get no initial verdict, so that ready ones stay ready; a sidecar that had started counts as started.
 */
const firstVerdict = ({
  kind,
  status,
  outlivedKubelet,
  sidecar,
}: ProbeTickInput): ProbeResult | undefined => {
  if (!outlivedKubelet) return initialResult(kind);
  return kind === 'startup' && sidecar && status?.started ? 'success' : undefined;
};

/** A running container is probed once initialDelaySeconds are over; the startup probe first, and it alone. */
const tickOfRunning = ({ kind, probe, status, deleted, now }: ProbeTickInput): ProbeTick => {
  if (deleted && kind !== 'readiness') return { action: 'end', verdict: 'success' };
  const startedAt = Date.parse(status?.state?.running?.startedAt ?? '') / 1000;
  if (Math.floor(now - startedAt) < (probe.initialDelaySeconds ?? 0)) return { action: 'idle' };
  const started = status?.started === true;
  return { action: started === (kind === 'startup') ? 'idle' : 'probe' };
};

/**
 * What one period of a probe does. A new instance starts with the initial verdict and lifts the hold; a container
 * that does not run has failed; liveness and startup probes end when the Pod is deleted, all when it has ended.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export const probeTick = (input: ProbeTickInput): ProbeTick => {
  const { podPhase, status, probedID, onHold, restarts } = input;
  if (isTerminalPhase(podPhase)) return { action: 'end' };
  if (!status?.containerID) return { action: 'idle' };

  const fresh = status.containerID !== probedID;
  if (onHold && !fresh) return { action: 'idle' };
  if (!status.state?.running) {
    return { action: status.state?.terminated && !restarts ? 'end' : 'idle', verdict: 'failure' };
  }
  const tick = tickOfRunning(input);
  const verdict = fresh ? firstVerdict(input) : undefined;
  return verdict === undefined ? tick : { verdict, ...tick };
};
