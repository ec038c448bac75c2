import { type BackoffEntry, type BackoffPolicy, isQuiet, nextBackoff } from './exponentialBackoff.ts';

/**
 * The kubelet's defaults: the second restart waits 10 s, and so on up to 5 minutes, until a container has run for 10
 * minutes. A node may be configured with a lower maximum (`crashLoopBackOff.maxContainerRestartPeriod`).
 */
export const crashLoopPolicy: BackoffPolicy = { initialSeconds: 10, maxSeconds: 300, resetAfterSeconds: 600 };

/** May the container be started now (`entry` is then what to remember), or when? Unix seconds. */
export type CrashLoopDecision =
  | { readonly kind: 'start'; readonly entry: BackoffEntry | undefined }
  | { readonly kind: 'wait'; readonly until: number; readonly delaySeconds: number };

/**
 * Whether a container may be started again. The delay counts from the end of its newest exited instance
 * (`finishedAt`; none: it never ran, and starts at once), so a container that was killed while it ran, such as by a
 * failed liveness probe, starts at once while an older end lies far enough back. `entry` belongs to the container,
 * its image and its resources: a change of these forgets it, and so does a restart of the kubelet.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export const crashLoopBackoff = (
  entry: BackoffEntry | undefined,
  finishedAt: number | undefined,
  now: number,
  policy: BackoffPolicy = crashLoopPolicy,
): CrashLoopDecision => {
  if (finishedAt === undefined) return { kind: 'start', entry };
  const holds = entry !== undefined && !isQuiet(entry, finishedAt, policy);
  if (holds && now - finishedAt < entry.delaySeconds) {
    return { kind: 'wait', until: finishedAt + entry.delaySeconds, delaySeconds: entry.delaySeconds };
  }
  return { kind: 'start', entry: nextBackoff(entry, finishedAt, now, policy) };
};

/** As the kubelet writes durations of whole seconds: `10s`, `1m20s`, `5m0s`. */
const durationText = (seconds: number): string =>
  seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;

/** How a container that waits for its back-off is shown: waiting, for this reason, with this message. */
export const crashLoopWaiting = (
  delaySeconds: number,
  container: string,
  pod: { readonly name: string; readonly namespace: string; readonly uid: string },
): { readonly reason: 'CrashLoopBackOff'; readonly message: string } => ({
  reason: 'CrashLoopBackOff',
  message: `back-off ${durationText(delaySeconds)} restarting failed container=${container} pod=${pod.name}_${pod.namespace}(${pod.uid})`,
});
