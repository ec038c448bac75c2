import type { Container } from '../../api/objects/core.ts';
import type { KillReason } from '../actions/podActions.ts';
import type { BoundPod } from '../boundPod.ts';

/** No container is given less than this between the stop signal and the kill, in seconds. */
export const minimumGracePeriodSeconds = 2;

const probeGracePeriod = (container: Container | undefined, reason: KillReason): number | undefined => {
  if (reason === 'StartupProbe') return container?.startupProbe?.terminationGracePeriodSeconds;
  if (reason === 'LivenessProbe') return container?.livenessProbe?.terminationGracePeriodSeconds;
  return undefined;
};

/**
 * The grace period, in seconds, that a container is stopped with: that of the Pod's deletion if there is one; for a
 * failed startup or liveness probe the probe's own terminationGracePeriodSeconds; else the Pod's.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds
 */
export const containerGracePeriod = (
  pod: BoundPod,
  container: Container | undefined,
  reason: KillReason,
): number => {
  const deletion = pod.metadata?.deletionGracePeriodSeconds;
  if (deletion !== undefined && deletion !== null) return deletion;
  const own = pod.spec.terminationGracePeriodSeconds;
  if (own === undefined || own === null) return minimumGracePeriodSeconds;
  return probeGracePeriod(container, reason) ?? own;
};
