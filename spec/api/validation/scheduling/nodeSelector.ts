import type { NodeSelector, NodeSelectorRequirement, NodeSelectorTerm } from '../../objects/core.ts';
import { type FieldErrors, forbidden, invalid, required, typed } from '../fieldError.ts';
import { checkLabelKey, checkLabelValue } from '../labels.ts';
import { addProblems, dnsSubdomainProblems } from '../names.ts';
import type { Path } from '../path.ts';

const checkExpression = (
  { key, operator, values = [] }: NodeSelectorRequirement,
  allowInvalidValues: boolean,
  path: Path,
  errors: FieldErrors,
): void => {
  const at = path.child('values');
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0)
      errors.push(required(at, "must be specified when `operator` is 'In' or 'NotIn'"));
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) {
      errors.push(forbidden(at, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
    }
  } else if (operator === 'Gt' || operator === 'Lt') {
    if (values.length !== 1) {
      errors.push(required(at, "must be specified single value when `operator` is 'Lt' or 'Gt'"));
    }
  } else {
    errors.push(invalid(path.child('operator'), typed(operator), 'not a valid selector operator'));
  }
  checkLabelKey(key, path.child('key'), errors);
  if (allowInvalidValues) return;
  for (const [index, value] of values.entries()) checkLabelValue(value, at.index(index), errors);
};

const checkField = (
  { key, operator, values = [] }: NodeSelectorRequirement,
  path: Path,
  errors: FieldErrors,
): void => {
  if (operator !== 'In' && operator !== 'NotIn') {
    errors.push(invalid(path.child('operator'), typed(operator), 'not a valid selector operator'));
  } else if (values.length !== 1) {
    const detail = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
    errors.push(required(path.child('values'), detail));
  }
  if (key !== 'metadata.name') {
    errors.push(invalid(path.child('key'), key, 'not a valid field selector key'));
    return;
  }
  for (const [index, value] of values.entries()) {
    addProblems(errors, path.child('values').index(index), value, dnsSubdomainProblems(value));
  }
};

/** One term of a node selector: expressions over labels and fields of a Node. */
export const checkNodeSelectorTerm = (
  term: NodeSelectorTerm,
  allowInvalidValues: boolean,
  path: Path,
  errors: FieldErrors,
): void => {
  for (const [index, expression] of (term.matchExpressions ?? []).entries()) {
    checkExpression(expression, allowInvalidValues, path.child('matchExpressions').index(index), errors);
  }
  for (const [index, field] of (term.matchFields ?? []).entries()) {
    checkField(field, path.child('matchFields').index(index), errors);
  }
};

/**
 * A node selector: at least one term.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
export const checkNodeSelector = (
  selector: NodeSelector,
  allowInvalidValues: boolean,
  path: Path,
  errors: FieldErrors,
): void => {
  const at = path.child('nodeSelectorTerms');
  const terms = selector.nodeSelectorTerms ?? [];
  if (terms.length === 0) errors.push(required(at, 'must have at least one node selector term'));
  for (const [index, term] of terms.entries()) {
    checkNodeSelectorTerm(term, allowInvalidValues, at.index(index), errors);
  }
};
