import type { Taint, Toleration } from '../api/objects/core.ts';

/**
 * Which taints a Pod tolerates. The comparison operators `Gt` and `Lt` are behind a feature gate that is off by
 * default: they tolerate nothing.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export const tolerates = (toleration: Toleration, taint: Taint): boolean => {
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (toleration.key && toleration.key !== taint.key) return false;
  switch (toleration.operator || 'Equal') {
    case 'Equal':
      return (toleration.value ?? '') === (taint.value ?? '');
    case 'Exists':
      return true;
    default:
      return false;
  }
};

/**
 * Whether one of the tolerations tolerates a taint.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export const toleratesTaint = (
  tolerations: readonly Toleration[] | null | undefined,
  taint: Taint,
): boolean => (tolerations ?? []).some((toleration) => tolerates(toleration, taint));

/** Taints that keep Pods from being placed, as opposed to `PreferNoSchedule`. */
const keepsPodsOff = ({ effect }: Taint): boolean => effect === 'NoSchedule' || effect === 'NoExecute';

/** Whether some taint keeps a Pod with these tolerations off the node. */
export const hasUntoleratedTaint = (
  taints: readonly Taint[] | null | undefined,
  tolerations: readonly Toleration[] | null | undefined,
): boolean => (taints ?? []).some((taint) => keepsPodsOff(taint) && !toleratesTaint(tolerations, taint));
