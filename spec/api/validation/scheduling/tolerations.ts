import { labelValueProblems } from '../../labelSyntax.ts';
import type { Toleration } from '../../objects/core.ts';
import { type FieldErrors, invalid, notSupported } from '../fieldError.ts';
import { checkLabelKey } from '../labels.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const maxInt64 = 2n ** 63n - 1n;

const checkComparison = (value: string, path: Path, errors: FieldErrors): void => {
  const decimal = /^(?:0|-?[1-9][0-9]*)$/.test(value);
  if (!decimal) errors.push(invalid(path, value, 'must be a valid decimal integer in canonical form'));
  const integer =
    /^[+-]?[0-9]+$/.test(value) && value.length < 64 ? BigInt(value.replace(/^\+/, '')) : undefined;
  const fits = integer !== undefined && integer <= maxInt64 && integer >= -maxInt64 - 1n;
  if (!fits) errors.push(invalid(path, value, 'must be a 64-bit integer'));
};

const checkOperator = (
  toleration: Toleration,
  options: PodValidationOptions,
  path: Path,
  errors: FieldErrors,
): void => {
  const { operator = '', value = '' } = toleration;
  const at = path.child('operator');
  if (operator === '' || operator === 'Equal') {
    const problems = labelValueProblems(value);
    if (problems.length > 0) errors.push(invalid(at, value, problems.join(';')));
  } else if (operator === 'Exists') {
    if (value !== '') errors.push(invalid(at, value, "value must be empty when `operator` is 'Exists'"));
  } else if (operator === 'Lt' || operator === 'Gt') {
    if (options.allowTolerationComparison) checkComparison(value, path.child('value'), errors);
    else errors.push(notSupported(at, operator, ['Equal', 'Exists', 'Lt', 'Gt']));
  } else errors.push(notSupported(at, operator, ['Equal', 'Exists']));
};

/**
 * `pod.spec.tolerations`.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export const checkTolerations = (
  tolerations: readonly Toleration[] | undefined,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  for (const [index, toleration] of (tolerations ?? []).entries()) {
    const at = path.index(index);
    const { key = '', operator = '', effect = '', tolerationSeconds } = toleration;
    if (key !== '') checkLabelKey(key, at.child('key'), errors);
    else if (operator !== 'Exists') {
      const detail =
        'operator must be Exists when `key` is empty, which means "match all values and all keys"';
      errors.push(invalid(at.child('operator'), operator, detail));
    }
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
      const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set";
      errors.push(invalid(at.child('effect'), effect, detail));
    }
    checkOperator(toleration, options, at, errors);
    if (effect !== '' && !effects.includes(effect)) {
      errors.push(notSupported(at.child('effect'), effect, effects));
    }
  }
};
