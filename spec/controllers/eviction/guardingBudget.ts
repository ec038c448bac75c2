import { compileLabelSelector, selects } from '../../api/labelSelector.ts';
import type { PodDisruptionBudget } from '../../api/objects/policy.ts';
import type { BoundPod } from '../../kubelet/boundPod.ts';
import { isPodReady } from '../common/podReadiness.ts';

/** Whether a budget selects a Pod; one whose selector cannot be read selects none. */
export const guardsPod = ({ metadata, spec }: PodDisruptionBudget, pod: BoundPod): boolean => {
  if (metadata?.namespace !== pod.metadata?.namespace) return false;
  const compiled = compileLabelSelector(spec?.selector);
  return compiled.valid && selects(compiled.selector, pod.metadata?.labels);
};

/**
 * A Pod that is not ready may go without the budget's leave if the budget says so, or, by default, if the application has
 * what it needs without it.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
 */
export const mayGoUnhealthy = (pod: BoundPod, { spec, status = {} }: PodDisruptionBudget): boolean => {
  if (isPodReady(pod)) return false;
  if (spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow') return true;
  const { currentHealthy = 0, desiredHealthy = 0 } = status;
  return currentHealthy >= desiredHealthy && desiredHealthy > 0;
};
