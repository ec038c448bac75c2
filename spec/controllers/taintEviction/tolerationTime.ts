import type { Taint, Toleration } from '../../api/objects/core.ts';
import { tolerates } from '../../scheduling/tolerations.ts';

/** How long a Pod stays on a node with NoExecute taints. */
export type TolerationTime =
  | { readonly kind: 'notTolerated' }
  | { readonly kind: 'forever' }
  | { readonly kind: 'for'; readonly seconds: number };

/**
 * How long a Pod tolerates these taints (the node's NoExecute ones; at least one). Each taint is tolerated by the
 * first toleration that matches it; the shortest tolerationSeconds of these counts; zero or less means none at all,
 * absent means for ever.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const tolerationTime = (
  tolerations: readonly Toleration[],
  taints: readonly Taint[],
): TolerationTime => {
  const used = taints.map((taint) => tolerations.find((toleration) => tolerates(toleration, taint)));
  if (used.includes(undefined)) return { kind: 'notTolerated' };
  const limits = used.flatMap((toleration) => toleration?.tolerationSeconds ?? []);
  if (limits.length === 0) return { kind: 'forever' };
  return { kind: 'for', seconds: Math.max(0, Math.min(...limits)) };
};
