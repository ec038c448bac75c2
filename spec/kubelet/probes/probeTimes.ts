import type { Probe } from '../../api/objects/core.ts';

export type ProbeTiming = Pick<
  Probe,
  'initialDelaySeconds' | 'periodSeconds' | 'failureThreshold' | 'successThreshold' | 'timeoutSeconds'
>;

const period = ({ periodSeconds }: ProbeTiming): number => periodSeconds ?? 10;

/** The seconds after a container's start before which a probe can have no verdict of this kind. */
export const earliestVerdict = (probe: ProbeTiming, verdict: 'success' | 'failure'): number => {
  const threshold = verdict === 'failure' ? (probe.failureThreshold ?? 3) : (probe.successThreshold ?? 1);
  return (probe.initialDelaySeconds ?? 0) + (threshold - 1) * period(probe);
};

/**
 * The seconds that a container may take to start before its startup probe has it killed:
 * failureThreshold × periodSeconds, after the initial delay.
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes
 */
export const startupBudget = (probe: ProbeTiming): number =>
  (probe.initialDelaySeconds ?? 0) + (probe.failureThreshold ?? 3) * period(probe);

/**
 * The longest that a failure can last, in seconds, before the verdict follows: a full period until it is noticed, and
 * then failureThreshold attempts, the last of which takes the whole timeout.
 */
export const latestFailureVerdict = (probe: ProbeTiming): number =>
  (probe.failureThreshold ?? 3) * period(probe) + (probe.timeoutSeconds ?? 1);
