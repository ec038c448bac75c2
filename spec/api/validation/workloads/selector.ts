import { compileLabelSelector, type Selector, selects } from '../../labelSelector.ts';
import type { PodTemplateSpec } from '../../objects/core.ts';
import type { LabelSelector } from '../../objects/meta.ts';
import { type FieldErrors, forbidden, invalid, notSupported, required } from '../fieldError.ts';
import { checkLabelSelector } from '../labels.ts';
import type { Path } from '../path.ts';
import { labelsForm, selectorForm } from '../selectorForm.ts';

const isEmpty = (selector: LabelSelector): boolean =>
  Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0;

/** A workload selects something: an empty selector would select every Pod of the namespace. */
export const checkNotEmpty = (
  selector: LabelSelector | undefined,
  of: string,
  path: Path,
  errors: FieldErrors,
): void => {
  if (selector === undefined || !isEmpty(selector)) return;
  errors.push(invalid(path, selectorForm(selector), `empty selector is invalid for ${of}`));
};

/** The selector of a workload that needs one: present, valid, and not selecting everything. */
export const checkWorkloadSelector = (
  selector: LabelSelector | undefined,
  of: string,
  path: Path,
  errors: FieldErrors,
): void => {
  if (selector === undefined) {
    errors.push(required(path));
    return;
  }
  checkLabelSelector(selector, {}, path, errors);
  checkNotEmpty(selector, of, path, errors);
};

/** The selector in a form that can be asked; undefined if it is invalid. */
export const compiled = (selector: LabelSelector | undefined): Selector | undefined => {
  const result = compileLabelSelector(selector);
  return result.valid ? result.selector : undefined;
};

const selectsEverything = (selector: Selector): boolean =>
  selector.selects !== 'nothing' && selector.selects.length === 0;

/** A workload selects the Pods that it makes. */
export const checkSelectsTemplate = (
  selector: Selector,
  template: PodTemplateSpec,
  path: Path,
  errors: FieldErrors,
): void => {
  if (selectsEverything(selector) || selects(selector, template.metadata?.labels)) return;
  const labels = labelsForm(template.metadata?.labels);
  errors.push(
    invalid(path.child('metadata').child('labels'), labels, '`selector` does not match template `labels`'),
  );
};

/** Pods of these workloads always restart and have no deadline. */
export const checkRunsForever = (
  template: PodTemplateSpec,
  of: string,
  path: Path,
  errors: FieldErrors,
): void => {
  const { restartPolicy = '', activeDeadlineSeconds } = template.spec ?? {};
  if (restartPolicy !== 'Always') {
    errors.push(notSupported(path.child('spec').child('restartPolicy'), restartPolicy, ['Always']));
  }
  if (activeDeadlineSeconds !== undefined) {
    const detail = `activeDeadlineSeconds in ${of} is not Supported`;
    errors.push(forbidden(path.child('spec').child('activeDeadlineSeconds'), detail));
  }
};
