import { compileLabelSelector, selects } from '../../../spec/api/labelSelector.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import type { PodPlan } from './clusterPlan.ts';

/** Whether a budget guards a Pod that may come to be; one whose selector cannot be read guards none. */
export const guards = ({ metadata, spec }: PodDisruptionBudget, { pod }: PodPlan): boolean => {
  const compiled = compileLabelSelector(spec?.selector);
  return (
    (metadata?.namespace || 'default') === (pod.metadata?.namespace || 'default') &&
    compiled.valid &&
    selects(compiled.selector, pod.metadata?.labels)
  );
};
