import { labelKeyProblems, labelValueProblems } from '../labelSyntax.ts';
import type { LabelSelector, LabelSelectorRequirement } from '../objects/meta.ts';
import { type FieldErrors, forbidden, invalid, required, typed } from './fieldError.ts';
import { addProblems } from './names.ts';
import type { Path } from './path.ts';

/** Nearly all keys and values are of these forms; others are judged in full. */
const plainKey = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const plainValue = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** A label key, or any other qualified name (`example.com/name`). */
export const checkLabelKey = (key: string, path: Path, errors: FieldErrors): void => {
  if (!plainKey.test(key)) addProblems(errors, path, key, labelKeyProblems(key));
};

/**
 * At most 63 characters: letters, digits, `-`, `_` and `.`, the first and the last a letter or digit.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const checkLabelValue = (value: string, path: Path, errors: FieldErrors): void => {
  if (!plainValue.test(value)) addProblems(errors, path, value, labelValueProblems(value));
};

/** Whether a text may be the value of a label. */
export const isLabelValue = (value: string): boolean => labelValueProblems(value).length === 0;

/**
 * Keys and values of labels.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const checkLabels = (
  labels: { readonly [key: string]: string } | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (labels === undefined) return;
  for (const [key, value] of Object.entries(labels)) {
    checkLabelKey(key, path, errors);
    checkLabelValue(value, path, errors);
  }
};

export type SelectorOptions = { readonly allowInvalidValues?: boolean };

const checkRequirement = (
  { key, operator, values = [] }: LabelSelectorRequirement,
  { allowInvalidValues = false }: SelectorOptions,
  path: Path,
  errors: FieldErrors,
): void => {
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) {
      errors.push(required(path.child('values'), "must be specified when `operator` is 'In' or 'NotIn'"));
    }
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) {
      errors.push(
        forbidden(path.child('values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"),
      );
    }
  } else {
    errors.push(invalid(path.child('operator'), typed(operator), 'not a valid selector operator'));
  }
  checkLabelKey(key, path.child('key'), errors);
  if (allowInvalidValues) return;
  for (const [index, value] of values.entries()) {
    checkLabelValue(value, path.child('values').index(index), errors);
  }
};

/**
 * A label selector.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export const checkLabelSelector = (
  selector: LabelSelector | undefined,
  options: SelectorOptions,
  path: Path,
  errors: FieldErrors,
): void => {
  if (selector === undefined) return;
  checkLabels(selector.matchLabels, path.child('matchLabels'), errors);
  for (const [index, requirement] of (selector.matchExpressions ?? []).entries()) {
    checkRequirement(requirement, options, path.child('matchExpressions').index(index), errors);
  }
};
