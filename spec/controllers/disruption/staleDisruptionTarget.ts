import type { Pod } from '../../api/objects/core.ts';
import { isBeingDeleted, isPodTerminal } from '../common/podActivity.ts';
import { unixMillis } from '../common/time.ts';

/** After this time a Pod that was to be disrupted and still is not loses the condition (`stalePodDisruptionTimeout`). */
export const stalePodDisruptionTimeoutMs = 2 * 60 * 1000;

export type StaleDisruptionTarget =
  | { readonly kind: 'keep' }
  | { readonly kind: 'wait'; readonly forMs: number }
  | { readonly kind: 'reset' };

/**
 * Whether the condition DisruptionTarget of a Pod is stale: nobody has deleted it for two minutes. What its kubelet wrote
 * never is, nor the condition of a Pod that has ended. `now` in unix milliseconds.
 * https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions
 */
export const staleDisruptionTarget = (pod: Pod, now: number): StaleDisruptionTarget => {
  const condition = pod.status?.conditions?.find(({ type }) => type === 'DisruptionTarget');
  if (isBeingDeleted(pod) || isPodTerminal(pod) || condition?.status !== 'True') return { kind: 'keep' };
  if (condition.reason === 'TerminationByKubelet') return { kind: 'keep' };
  const since = unixMillis(condition.lastTransitionTime);
  const forMs = since === undefined ? 0 : stalePodDisruptionTimeoutMs - (now - since);
  return forMs > 0 ? { kind: 'wait', forMs } : { kind: 'reset' };
};
