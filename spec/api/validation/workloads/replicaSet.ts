import type { DeploymentSpec, DeploymentStrategy, ReplicaSetSpec } from '../../objects/apps.ts';
import type { PodTemplateSpec } from '../../objects/core.ts';
import type { LabelSelector } from '../../objects/meta.ts';
import { type FieldErrors, forbidden, invalid, notSupported, required } from '../fieldError.ts';
import { surgingForm } from '../internalForm.ts';
import { amountOf, checkAtMost100Percent, checkNonNegative, checkNumberOrPercent } from '../numbers.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';
import { checkPodTemplate } from '../pod.ts';
import { selectorForm } from '../selectorForm.ts';
import { checkRunsForever, checkSelectsTemplate, checkWorkloadSelector, compiled } from './selector.ts';

type Selecting = { readonly selector?: LabelSelector; readonly template?: PodTemplateSpec };

const checkSelectorAndTemplate = (
  { selector, template = {} }: Selecting,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  checkWorkloadSelector(selector, 'deployment', path.child('selector'), errors);
  const asked = compiled(selector);
  if (asked === undefined) {
    errors.push(invalid(path.child('selector'), selectorForm(selector), 'invalid label selector'));
    return;
  }
  const at = path.child('template');
  checkSelectsTemplate(asked, template, at, errors);
  checkPodTemplate(template, at, options, errors);
  checkRunsForever(template, 'ReplicaSet', at, errors);
};

/**
 * `replicaSet.spec`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export const checkReplicaSetSpec = (
  spec: ReplicaSetSpec,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  checkNonNegative(spec.replicas, path.child('replicas'), errors);
  checkNonNegative(spec.minReadySeconds, path.child('minReadySeconds'), errors);
  checkSelectorAndTemplate(spec, path, options, errors);
};

const checkStrategy = (strategy: DeploymentStrategy, path: Path, errors: FieldErrors): void => {
  const { type = '', rollingUpdate } = strategy;
  const at = path.child('rollingUpdate');
  if (type === 'Recreate') {
    if (rollingUpdate !== undefined) {
      errors.push(forbidden(at, "may not be specified when strategy `type` is 'Recreate'"));
    }
  } else if (type !== 'RollingUpdate')
    errors.push(notSupported(path, surgingForm(strategy), ['Recreate', 'RollingUpdate']));
  else if (rollingUpdate === undefined) {
    errors.push(required(at, 'this should be defaulted and never be nil'));
  } else {
    const { maxUnavailable, maxSurge } = rollingUpdate;
    checkNumberOrPercent(maxUnavailable, at.child('maxUnavailable'), errors);
    checkNumberOrPercent(maxSurge, at.child('maxSurge'), errors);
    if (amountOf(maxUnavailable) === 0 && amountOf(maxSurge) === 0) {
      const detail = 'may not be 0 when `maxSurge` is 0';
      errors.push(invalid(at.child('maxUnavailable'), maxUnavailable, detail));
    }
    checkAtMost100Percent(maxUnavailable, at.child('maxUnavailable'), errors);
  }
};

/**
 * `deployment.spec`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export const checkDeploymentSpec = (
  spec: DeploymentSpec,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  checkNonNegative(spec.replicas, path.child('replicas'), errors);
  checkSelectorAndTemplate(spec, path, options, errors);
  checkStrategy(spec.strategy ?? {}, path.child('strategy'), errors);
  checkNonNegative(spec.minReadySeconds, path.child('minReadySeconds'), errors);
  checkNonNegative(spec.revisionHistoryLimit, path.child('revisionHistoryLimit'), errors);
  const { progressDeadlineSeconds: deadline, minReadySeconds = 0 } = spec;
  const at = path.child('progressDeadlineSeconds');
  checkNonNegative(deadline, at, errors);
  if (deadline !== undefined && deadline <= minReadySeconds) {
    errors.push(invalid(at, deadline, 'must be greater than minReadySeconds'));
  }
};
