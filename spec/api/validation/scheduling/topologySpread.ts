import type { TopologySpreadConstraint } from '../../objects/core.ts';
import { duplicate, type FieldErrors, invalid, notSupported, required } from '../fieldError.ts';
import { checkLabelSelector } from '../labels.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';
import { checkMergedLabelKeys, checkSeparateLabelKeys } from './labelKeys.ts';

const actions = ['DoNotSchedule', 'ScheduleAnyway'];
const policies = ['Honor', 'Ignore'];

const checkMinDomains = (
  { minDomains, whenUnsatisfiable }: TopologySpreadConstraint,
  path: Path,
  errors: FieldErrors,
): void => {
  if (minDomains === undefined) return;
  if (minDomains <= 0) errors.push(invalid(path, minDomains, 'must be greater than zero'));
  if (whenUnsatisfiable === 'DoNotSchedule') return;
  const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`;
  errors.push(invalid(path, minDomains, detail));
};

const checkPolicy = (policy: string | undefined, path: Path, errors: FieldErrors): void => {
  if (policy !== undefined && !policies.includes(policy)) errors.push(notSupported(path, policy, policies));
};

/**
 * `pod.spec.topologySpreadConstraints`.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export const checkTopologySpread = (
  constraints: readonly TopologySpreadConstraint[] | undefined,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  for (const [index, constraint] of (constraints ?? []).entries()) {
    const at = path.index(index);
    const { maxSkew, topologyKey, whenUnsatisfiable, matchLabelKeys, labelSelector } = constraint;
    if (maxSkew <= 0) errors.push(invalid(at.child('maxSkew'), maxSkew, 'must be greater than zero'));
    if (topologyKey === '') errors.push(required(at.child('topologyKey'), 'can not be empty'));
    if (!actions.includes(whenUnsatisfiable)) {
      errors.push(notSupported(at.child('whenUnsatisfiable'), whenUnsatisfiable, actions));
    }
    const repeated = constraints
      ?.slice(index + 1)
      .some((other) => other.topologyKey === topologyKey && other.whenUnsatisfiable === whenUnsatisfiable);
    if (repeated) {
      const pair = `{${topologyKey}, ${whenUnsatisfiable}}`;
      errors.push(duplicate(at.child('{topologyKey, whenUnsatisfiable}'), pair));
    }
    checkMinDomains(constraint, at.child('minDomains'), errors);
    checkPolicy(constraint.nodeAffinityPolicy, at.child('nodeAffinityPolicy'), errors);
    checkPolicy(constraint.nodeTaintsPolicy, at.child('nodeTaintsPolicy'), errors);
    if (options.legacySpreadLabelKeys) {
      checkSeparateLabelKeys(matchLabelKeys, labelSelector, at.child('matchLabelKeys'), errors);
    } else checkMergedLabelKeys(matchLabelKeys, undefined, labelSelector, at, errors);
    if (!options.allowInvalidSpreadLabelSelector) {
      checkLabelSelector(labelSelector, {}, at.child('labelSelector'), errors);
    }
  }
};
