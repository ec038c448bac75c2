import { byText } from './byText.ts';
import { labelKeyProblems, labelValueProblems } from './labelSyntax.ts';
import type { LabelSelector } from './objects/meta.ts';

/**
 * Label selectors: which objects, by their labels, a selector means.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */

export type Labels = { readonly [key: string]: string };

export type SelectorOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';

/** One condition on one label. */
export type Requirement = {
  readonly key: string;
  readonly operator: SelectorOperator;
  readonly values: readonly string[];
};

/** What is wrong with a requirement, in the API's words. `field` is relative to the requirement. */
export type RequirementProblem = { readonly field: string; readonly detail: string; readonly value: unknown };

const integerPattern = /^[+-]?[0-9]+$/;
const maxInt64 = 2n ** 63n - 1n;

/** A label's value as a signed 64-bit integer, or `undefined` if it is none. */
const integerLabel = (value: string): bigint | undefined => {
  if (!integerPattern.test(value) || value.length > 64) return undefined;
  const number = BigInt(value.startsWith('+') ? value.slice(1) : value);
  return number > maxInt64 || number < -maxInt64 - 1n ? undefined : number;
};

const valueCountProblem = ({ operator, values }: Requirement): string | undefined => {
  const count = values.length;
  switch (operator) {
    case 'In':
    case 'NotIn':
      return count === 0 ? "for 'in', 'notin' operators, values set can't be empty" : undefined;
    case 'Exists':
    case 'DoesNotExist':
      return count > 0 ? 'values set must be empty for exists and does not exist' : undefined;
    case 'Gt':
    case 'Lt':
      return count === 1 ? undefined : "for 'Gt', 'Lt' operators, exactly one value is required";
  }
};

/** What keeps a requirement from being usable; empty if nothing does. */
export const requirementProblems = (requirement: Requirement): readonly RequirementProblem[] => {
  const { key, operator, values } = requirement;
  const problems: RequirementProblem[] = [];
  const keyProblems = labelKeyProblems(key);
  if (keyProblems.length > 0) problems.push({ field: 'key', detail: keyProblems.join('; '), value: key });
  const count = valueCountProblem(requirement);
  if (count !== undefined)
    problems.push({ field: 'values', detail: count, value: values.length === 0 ? null : values });
  const ordered = operator === 'Gt' || operator === 'Lt';
  for (const [index, value] of values.entries()) {
    if (ordered && integerLabel(value) === undefined) {
      const detail = "for 'Gt', 'Lt' operators, the value must be an integer";
      problems.push({ field: `values[${index}]`, detail, value });
    }
  }
  for (const [index, value] of values.entries()) {
    const valueProblems = labelValueProblems(value);
    if (valueProblems.length === 0) continue;
    problems.push({ field: `values[${index}][${key}]`, detail: valueProblems.join('; '), value });
  }
  return problems;
};

const compares = (operator: 'Gt' | 'Lt', label: string, bound: string | undefined): boolean => {
  const left = integerLabel(label);
  const right = bound === undefined ? undefined : integerLabel(bound);
  if (left === undefined || right === undefined) return false;
  return operator === 'Gt' ? left > right : left < right;
};

const labelOf = (labels: Labels, key: string): string | undefined =>
  Object.hasOwn(labels, key) ? labels[key] : undefined;

/** Whether labels satisfy one requirement. An absent label satisfies `NotIn` and `DoesNotExist` only. */
export const satisfiesRequirement = ({ key, operator, values }: Requirement, labels: Labels): boolean => {
  const label = labelOf(labels, key);
  switch (operator) {
    case 'In':
      return label !== undefined && values.includes(label);
    case 'NotIn':
      return label === undefined || !values.includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    case 'Gt':
    case 'Lt':
      return label !== undefined && compares(operator, label, values[0]);
  }
};

/** Requirements that must all hold; or nothing at all is selected. */
export type Selector = { readonly selects: 'nothing' } | { readonly selects: readonly Requirement[] };

const nothing: Selector = { selects: 'nothing' };

export type CompiledSelector =
  | { readonly valid: true; readonly selector: Selector }
  | { readonly valid: false; readonly reason: string };

const labelOperators: ReadonlySet<string> = new Set(['In', 'NotIn', 'Exists', 'DoesNotExist']);

/**
 * A label selector as requirements, ordered by key. An absent selector selects nothing, an empty one everything.
 * Unknown operators and malformed requirements make it invalid.
 */
export const compileLabelSelector = (selector: LabelSelector | null | undefined): CompiledSelector => {
  if (selector === undefined || selector === null) return { valid: true, selector: nothing };
  const requirements: Requirement[] = [];
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    requirements.push({ key, operator: 'In', values: [value] });
  }
  for (const { key, operator, values } of selector.matchExpressions ?? []) {
    if (!labelOperators.has(operator)) {
      return { valid: false, reason: `${JSON.stringify(operator)} is not a valid label selector operator` };
    }
    requirements.push({ key, operator: operator as SelectorOperator, values: values ?? [] });
  }
  for (const requirement of requirements) {
    const [first] = requirementProblems(requirement);
    if (first !== undefined) return { valid: false, reason: requirementProblemText(first) };
  }
  requirements.sort((a, b) => byText(a.key, b.key));
  return { valid: true, selector: { selects: requirements } };
};

/** A problem as the API prints it, below `path` (`spec…matchExpressions[0]`) where it is known. */
export const requirementProblemText = ({ field, detail, value }: RequirementProblem, path = ''): string =>
  `${path === '' ? '' : `${path}.`}${field}: Invalid value: ${JSON.stringify(value)}: ${detail}`;

/** Whether the selector selects an object with these labels. */
export const selects = (selector: Selector, labels: Labels | null | undefined): boolean =>
  selector.selects !== 'nothing' &&
  selector.selects.every((requirement) => satisfiesRequirement(requirement, labels ?? {}));

/** Whether a label selector selects these labels. An invalid selector selects nothing. */
export const matchesLabelSelector = (
  selector: LabelSelector | null | undefined,
  labels: Labels | null | undefined,
): boolean => {
  const compiled = compileLabelSelector(selector);
  return compiled.valid && selects(compiled.selector, labels);
};
