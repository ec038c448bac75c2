import type { BoundPod } from '../boundPod.ts';
import type { ShutdownPeriod } from './shutdownPeriods.ts';

export type ShutdownPod = { readonly pod: BoundPod; readonly gracePeriodSeconds: number };

/** Pods that are stopped together; the next group follows when all have ended, or after `seconds`. */
export type ShutdownGroup = ShutdownPeriod & { readonly pods: readonly ShutdownPod[] };

/** The period with the highest priority not above the Pod's; the lowest for Pods below all. */
const periodOf = (pod: BoundPod, periods: readonly ShutdownPeriod[]): ShutdownPeriod | undefined =>
  periods.findLast(({ priority }) => priority <= (pod.spec.priority ?? 0)) ?? periods[0];

/**
 * In which groups, one after the other, a node that shuts down stops its Pods, and with which grace periods: that of
 * the group, or the Pod's own if it is shorter. `periods` are sorted, the lowest priority first; groups without Pods
 * are skipped.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#pod-priority-graceful-node-shutdown
 */
export const gracefulNodeShutdown = (
  pods: readonly BoundPod[],
  periods: readonly ShutdownPeriod[],
): readonly ShutdownGroup[] =>
  periods
    .map((period) => ({
      ...period,
      pods: pods
        .filter((pod) => periodOf(pod, periods) === period)
        .map((pod) => {
          const own = pod.spec.terminationGracePeriodSeconds ?? period.seconds;
          return { pod, gracePeriodSeconds: Math.min(own, period.seconds) };
        }),
    }))
    .filter((group) => group.pods.length > 0);

const message = 'Pod was terminated in response to imminent node shutdown.';

/** How a Pod that its node's shutdown stopped is shown: Failed, unless it had succeeded. */
export const nodeShutdownStatus = {
  reason: 'Terminated',
  message,
  condition: { type: 'DisruptionTarget', status: 'True', reason: 'TerminationByKubelet', message },
} as const;

/** What a Pod is told that comes to a node which is shutting down. */
export const nodeShutdownRejection = {
  reason: 'NodeShutdown',
  message: 'Pod was rejected as the node is shutting down.',
} as const;
