import type { Pod } from '../../api/objects/core.ts';
import type { PodDisruptionBudgetSpec } from '../../api/objects/policy.ts';
import { scaledValue } from '../common/intOrPercent.ts';
import { controllerOf } from '../common/ownerReferences.ts';
import { type Controllers, controllerScale } from './controllerScale.ts';

/** How many Pods a budget covers, and how many of them are to stay healthy; or why that cannot be told. */
export type ExpectedPods =
  | {
      readonly valid: true;
      readonly expected: number;
      readonly desiredHealthy: number;
      /** Pods without a controller, which count for nothing */
      readonly unmanaged: readonly string[];
    }
  | { readonly valid: false; readonly message: string };

type Scale =
  | { readonly valid: true; readonly expected: number; readonly unmanaged: readonly string[] }
  | { readonly valid: false; readonly message: string };

/** The sum of the scales of the Pods' controllers, each counted once. */
const expectedScale = (pods: readonly Pod[], controllers: Controllers): Scale => {
  const scales = new Map<string, number>();
  const unmanaged: string[] = [];
  for (const pod of pods) {
    const { name = '', namespace = '' } = pod.metadata ?? {};
    const controller = controllerOf(pod);
    if (controller === undefined) unmanaged.push(name);
    if (controller === undefined || scales.has(controller.uid)) continue;
    const scale = controllerScale(controller, namespace, controllers);
    if (scale.kind === 'error') return { valid: false, message: scale.message };
    if (scale.kind === 'none') return { valid: false, message: `found no controllers for pod "${name}"` };
    scales.set(scale.uid, scale.replicas);
  }
  return { valid: true, expected: [...scales.values()].reduce((sum, each) => sum + each, 0), unmanaged };
};

const wrongPercentage = (value: string | number): ExpectedPods => ({
  valid: false,
  message: `invalid value for IntOrString: invalid type: string is not a percentage: ${value}`,
});

/**
 * How many of the Pods of a budget must stay healthy, where their controllers are meant to have `expected`; undefined if it
 * is no number and no percentage. Percentages are rounded up.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget
 */
export const desiredHealthy = (
  { minAvailable, maxUnavailable }: PodDisruptionBudgetSpec,
  expected: number,
): number | undefined => {
  if (maxUnavailable === undefined && typeof minAvailable === 'number') return minAvailable;
  const scaled = scaledValue(maxUnavailable ?? minAvailable ?? 0, expected, 'up');
  return scaled === undefined || maxUnavailable === undefined ? scaled : Math.max(0, expected - scaled);
};

/**
 * How many of a budget's Pods are expected, and how many must stay healthy. A whole number of `minAvailable` counts the
 * Pods that there are; a percentage, and `maxUnavailable`, the Pods that their controllers are meant to have. Percentages
 * are rounded up.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget
 */
export const expectedPods = (
  spec: PodDisruptionBudgetSpec,
  pods: readonly Pod[],
  controllers: Controllers,
): ExpectedPods => {
  const { minAvailable, maxUnavailable } = spec;
  if (maxUnavailable === undefined && typeof minAvailable === 'number') {
    return { valid: true, expected: pods.length, desiredHealthy: minAvailable, unmanaged: [] };
  }
  const value = maxUnavailable ?? minAvailable;
  if (value === undefined) return { valid: true, expected: 0, desiredHealthy: 0, unmanaged: [] };
  const scale = expectedScale(pods, controllers);
  if (!scale.valid) return scale;
  const { expected, unmanaged } = scale;
  const desired = desiredHealthy(spec, expected);
  if (desired === undefined) return wrongPercentage(value);
  return { valid: true, expected, desiredHealthy: desired, unmanaged };
};
