import { compileLabelSelector, selects } from '../../api/labelSelector.ts';
import type { PodDisruptionBudget } from '../../api/objects/policy.ts';
import type { PodInfo } from '../podInfo.ts';

const isGuarded = ({ metadata, spec, status }: PodDisruptionBudget, pod: PodInfo): boolean => {
  if ((metadata?.namespace || 'default') !== pod.namespace) return false;
  const compiled = compileLabelSelector(spec?.selector);
  if (!compiled.valid) return false;
  const { selector } = compiled;
  const everything = selector.selects !== 'nothing' && selector.selects.length === 0;
  if (everything || !selects(selector, pod.labels)) return false;
  return !Object.hasOwn(status?.disruptedPods ?? {}, pod.name);
};

/**
 * Splits Pods, in the order in which they would be evicted, into those whose eviction violates a disruption
 * budget and the others. Pods whose disruption is under way already are not counted again.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#poddisruptionbudget-is-supported-but-not-guaranteed
 */
export const splitByBudgets = (
  pods: readonly PodInfo[],
  budgets: readonly PodDisruptionBudget[],
): { readonly violating: readonly PodInfo[]; readonly others: readonly PodInfo[] } => {
  const allowed = budgets.map(({ status }) => status?.disruptionsAllowed ?? 0);
  const violating: PodInfo[] = [];
  const others: PodInfo[] = [];
  for (const pod of pods) {
    let violates = false;
    if (Object.keys(pod.labels).length > 0) {
      for (const [index, budget] of budgets.entries()) {
        if (!isGuarded(budget, pod)) continue;
        const left = (allowed[index] ?? 0) - 1;
        allowed[index] = left;
        if (left < 0) violates = true;
      }
    }
    (violates ? violating : others).push(pod);
  }
  return { violating, others };
};
