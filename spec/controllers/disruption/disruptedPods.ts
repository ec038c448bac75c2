import type { Pod } from '../../api/objects/core.ts';
import { isBeingDeleted } from '../common/podActivity.ts';
import { isPodReady } from '../common/podReadiness.ts';
import { unixMillis } from '../common/time.ts';

/** How long an evicted Pod counts as gone before its deletion is seen (`DeletionTimeout`). */
export const deletionTimeoutMs = 2 * 60 * 1000;

type DisruptedPods = { readonly [name: string]: string };

const expectedDeletion = (disrupted: DisruptedPods, { metadata }: Pod): number | undefined => {
  const time = disrupted[metadata?.name ?? ''];
  return time === undefined ? undefined : (unixMillis(time) ?? 0) + deletionTimeoutMs;
};

/**
 * The evicted Pods whose deletion is still to be seen, and when the first of them will have taken too long, unix
 * milliseconds. Pods that are gone, are being deleted, or have taken too long are no longer among them.
 */
export const awaitedDeletions = (
  disrupted: DisruptedPods,
  pods: readonly Pod[],
  now: number,
): { readonly awaited: DisruptedPods; readonly until: number | undefined } => {
  const awaited: Record<string, string> = {};
  let until: number | undefined;
  for (const pod of pods) {
    const expected = expectedDeletion(disrupted, pod);
    if (isBeingDeleted(pod) || expected === undefined || expected < now) continue;
    const name = pod.metadata?.name ?? '';
    awaited[name] = disrupted[name] ?? '';
    until = Math.min(until ?? expected, expected);
  }
  return { awaited, until };
};

/** How many Pods are healthy: ready, not being deleted, and not evicted just now. */
export const healthyPods = (disrupted: DisruptedPods, pods: readonly Pod[], now: number): number =>
  pods.filter((pod) => {
    const expected = expectedDeletion(disrupted, pod);
    return !isBeingDeleted(pod) && !(expected !== undefined && expected > now) && isPodReady(pod);
  }).length;
