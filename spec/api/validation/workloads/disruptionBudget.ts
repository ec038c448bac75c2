import type { PodDisruptionBudgetSpec } from '../../objects/policy.ts';
import { type FieldErrors, invalidAltogether, notSupported } from '../fieldError.ts';
import { checkLabelSelector } from '../labels.ts';
import { checkAtMost100Percent, checkNumberOrPercent } from '../numbers.ts';
import type { Path } from '../path.ts';

/**
 * `podDisruptionBudget.spec`: one of `minAvailable` and `maxUnavailable`, as a number or a percentage, and which unhealthy Pods
 * may be evicted.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export const checkDisruptionBudgetSpec = (
  spec: PodDisruptionBudgetSpec,
  path: Path,
  errors: FieldErrors,
): void => {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy } = spec;
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    errors.push(invalidAltogether(path, 'minAvailable and maxUnavailable cannot be both set'));
  }
  for (const [name, amount] of Object.entries({ minAvailable, maxUnavailable })) {
    checkNumberOrPercent(amount, path.child(name), errors);
    checkAtMost100Percent(amount, path.child(name), errors);
  }
  checkLabelSelector(selector, {}, path.child('selector'), errors);
  if (unhealthyPodEvictionPolicy !== undefined && !policies.includes(unhealthyPodEvictionPolicy)) {
    const at = path.child('unhealthyPodEvictionPolicy');
    errors.push(notSupported(at, unhealthyPodEvictionPolicy, policies));
  }
};

const policies = ['AlwaysAllow', 'IfHealthyBudget'];
