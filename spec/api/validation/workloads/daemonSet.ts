import { selects } from '../../labelSelector.ts';
import type { DaemonSetSpec, DaemonSetUpdateStrategy } from '../../objects/apps.ts';
import { type FieldErrors, invalid, notSupported, required } from '../fieldError.ts';
import { surgingForm } from '../internalForm.ts';
import { checkLabelSelector } from '../labels.ts';
import { amountOf, checkAtMost100Percent, checkNonNegative, checkNumberOrPercent } from '../numbers.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';
import { checkPodTemplate } from '../pod.ts';
import { labelsForm } from '../selectorForm.ts';
import { checkNotEmpty, checkRunsForever, compiled } from './selector.ts';

const checkUpdateStrategy = (strategy: DaemonSetUpdateStrategy, path: Path, errors: FieldErrors): void => {
  const { type = '', rollingUpdate } = strategy;
  if (type === 'OnDelete') return;
  if (type !== 'RollingUpdate') {
    errors.push(notSupported(path, surgingForm(strategy), ['RollingUpdate', 'OnDelete']));
    return;
  }
  const at = path.child('rollingUpdate');
  if (rollingUpdate === undefined) {
    errors.push(required(at));
    return;
  }
  const { maxUnavailable, maxSurge } = rollingUpdate;
  checkNumberOrPercent(maxUnavailable, at.child('maxUnavailable'), errors);
  checkNumberOrPercent(maxSurge, at.child('maxSurge'), errors);
  checkAtMost100Percent(maxUnavailable, at.child('maxUnavailable'), errors);
  checkAtMost100Percent(maxSurge, at.child('maxSurge'), errors);
  const [unavailable, surge] = [amountOf(maxUnavailable) !== 0, amountOf(maxSurge) !== 0];
  if (unavailable && surge) {
    errors.push(invalid(at.child('maxSurge'), maxSurge, 'may not be set when maxUnavailable is non-zero'));
  } else if (!unavailable && !surge) {
    errors.push(required(at.child('maxUnavailable'), 'cannot be 0 when maxSurge is 0'));
  }
};

/**
 * `daemonSet.spec`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export const checkDaemonSetSpec = (
  spec: DaemonSetSpec,
  path: Path,
  options: PodValidationOptions & { readonly allowInvalidSelectorValue?: boolean },
  errors: FieldErrors,
): void => {
  const { selector, template = {} } = spec;
  const allowInvalidValues =
    options.allowInvalidLabelValueInAffinitySelector || (options.allowInvalidSelectorValue ?? false);
  checkLabelSelector(selector, { allowInvalidValues }, path.child('selector'), errors);
  const asked = compiled(selector);
  const at = path.child('template');
  if (asked !== undefined && !selects(asked, template.metadata?.labels)) {
    const labels = labelsForm(template.metadata?.labels);
    const detail = '`selector` does not match template `labels`';
    errors.push(invalid(at.child('metadata').child('labels'), labels, detail));
  }
  checkNotEmpty(selector, 'daemonset', path.child('selector'), errors);
  checkPodTemplate(template, at, options, errors);
  checkRunsForever(template, 'DaemonSet', at, errors);
  checkNonNegative(spec.minReadySeconds, path.child('minReadySeconds'), errors);
  checkUpdateStrategy(spec.updateStrategy ?? {}, path.child('updateStrategy'), errors);
  checkNonNegative(spec.revisionHistoryLimit, path.child('revisionHistoryLimit'), errors);
};
