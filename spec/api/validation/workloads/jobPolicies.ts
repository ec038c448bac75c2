import type { JobSpec, PodFailurePolicyRule } from '../../objects/batch.ts';
import {
  duplicate,
  type FieldErrors,
  invalid,
  invalidAltogether,
  notSupported,
  required,
  tooLong,
  tooMany,
} from '../fieldError.ts';
import { checkLabelKey } from '../labels.ts';
import { byteLength } from '../names.ts';
import { checkNonNegative } from '../numbers.ts';
import type { Path } from '../path.ts';

const maxRules = 20;
const maxExitCodes = 255;
const maxConditions = 20;
const maxIndexesBytes = 64 * 1024;

const actions = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const operators = ['In', 'NotIn'];
const statuses = ['False', 'True', 'Unknown'];

const validValues = (values: readonly string[]): string =>
  `valid values: [${values.map((value) => JSON.stringify(value)).join(' ')}]`;

type ExitCodes = NonNullable<PodFailurePolicyRule['onExitCodes']>;

const checkExitCodes = (
  { operator, containerName, values = [] }: ExitCodes,
  containers: ReadonlySet<string>,
  path: Path,
  errors: FieldErrors,
): void => {
  if (operator === '') errors.push(required(path.child('operator'), validValues(operators)));
  else if (!operators.includes(operator))
    errors.push(notSupported(path.child('operator'), operator, operators));
  if (containerName !== undefined && !containers.has(containerName)) {
    const detail = 'must be one of the container or initContainer names in the pod template';
    errors.push(invalid(path.child('containerName'), containerName, detail));
  }
  const at = path.child('values');
  if (values.length === 0) errors.push(invalid(at, null, 'at least one value is required'));
  else if (values.length > maxExitCodes) errors.push(tooMany(at, values.length, maxExitCodes));
  const seen = new Set<number>();
  for (const [index, value] of values.entries()) {
    if (operator === 'In' && value === 0) {
      errors.push(invalid(at.index(index), value, 'must not be 0 for the In operator'));
    }
    if (seen.has(value)) errors.push(duplicate(at.index(index), value));
    seen.add(value);
  }
  const ordered = values.every((value, index) => index === 0 || (values[index - 1] ?? value) <= value);
  if (!ordered) errors.push(invalid(at, values, 'must be ordered'));
};

const checkConditions = (
  conditions: NonNullable<PodFailurePolicyRule['onPodConditions']>,
  path: Path,
  errors: FieldErrors,
): void => {
  if (conditions.length > maxConditions) errors.push(tooMany(path, conditions.length, maxConditions));
  for (const [index, { type, status = '' }] of conditions.entries()) {
    const at = path.index(index);
    checkLabelKey(type, at.child('type'), errors);
    if (status === '') errors.push(required(at.child('status'), validValues(statuses)));
    else if (!statuses.includes(status)) errors.push(notSupported(at.child('status'), status, statuses));
  }
};

const checkFailureRule = (
  rule: PodFailurePolicyRule,
  spec: JobSpec,
  containers: ReadonlySet<string>,
  path: Path,
  errors: FieldErrors,
): void => {
  const { action, onExitCodes, onPodConditions = [] } = rule;
  const at = path.child('action');
  if (action === '') errors.push(required(at, validValues(actions)));
  else if (action === 'FailIndex') {
    if (spec.backoffLimitPerIndex === undefined) {
      errors.push(invalid(at, action, 'requires the backoffLimitPerIndex to be set'));
    }
  } else if (!actions.includes(action)) errors.push(notSupported(at, action, actions));
  if (onExitCodes) checkExitCodes(onExitCodes, containers, path.child('onExitCodes'), errors);
  if (onPodConditions.length > 0) checkConditions(onPodConditions, path.child('onPodConditions'), errors);
  if (onExitCodes !== undefined && onPodConditions.length > 0) {
    const detail = 'specifying both OnExitCodes and OnPodConditions is not supported';
    errors.push(invalidAltogether(path, detail));
  }
  if (onExitCodes === undefined && onPodConditions.length === 0) {
    errors.push(invalidAltogether(path, 'specifying one of OnExitCodes and OnPodConditions is required'));
  }
};

/**
 * `job.spec.podFailurePolicy`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export const checkPodFailurePolicy = (spec: JobSpec, path: Path, errors: FieldErrors): void => {
  const rules = spec.podFailurePolicy?.rules ?? [];
  const at = path.child('rules');
  if (rules.length > maxRules) errors.push(tooMany(at, rules.length, maxRules));
  const { containers = [], initContainers = [] } = spec.template?.spec ?? {};
  const names = new Set([...containers, ...initContainers].map(({ name }) => name));
  for (const [index, rule] of rules.entries()) checkFailureRule(rule, spec, names, at.index(index), errors);
};

type Indexes = { readonly count: number } | { readonly problem: string };

const indexOf = (text: string, completions: number): number | string => {
  if (!/^[+-]?[0-9]+$/.test(text) || text.length > 18) {
    return `cannot convert string to integer for index: ${JSON.stringify(text)}`;
  }
  const index = Number(text);
  return index >= completions ? `too large index: ${JSON.stringify(text)}` : index;
};

/** Indexes in increasing order with intervals, such as `1,3-5,7`: how many there are, or what is wrong. */
const parseIndexes = (text: string, completions: number): Indexes => {
  let count = 0;
  let last: number | undefined;
  for (const interval of text === '' ? [] : text.split(',')) {
    const limits = interval.split('-');
    if (limits.length > 2) {
      return {
        problem: `the fragment ${JSON.stringify(interval)} violates the requirement that an index interval can have at most two parts separated by '-'`,
      };
    }
    const first = indexOf(limits[0] ?? '', completions);
    if (typeof first === 'string') return { problem: first };
    const end = limits[1] === undefined ? first : indexOf(limits[1], completions);
    if (typeof end === 'string') return { problem: end };
    if (limits.length === 2 && first >= end) {
      return { problem: `non-increasing order, previous: ${first}, current: ${end}` };
    }
    if (last !== undefined && last >= first) {
      return { problem: `non-increasing order, previous: ${last}, current: ${first}` };
    }
    count += end - first + 1;
    last = end;
  }
  return { count };
};

/**
 * `job.spec.successPolicy`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export const checkSuccessPolicy = (spec: JobSpec, path: Path, errors: FieldErrors): void => {
  const rules = spec.successPolicy?.rules ?? [];
  const { completions = 0 } = spec;
  const at = path.child('rules');
  if (rules.length === 0) {
    errors.push(required(at, 'at least one rules must be specified when the successPolicy is specified'));
  }
  if (rules.length > maxRules) errors.push(tooMany(at, rules.length, maxRules));
  for (const [index, { succeededCount, succeededIndexes }] of rules.entries()) {
    const rulePath = at.index(index);
    if (succeededCount === undefined && succeededIndexes === undefined) {
      errors.push(required(rulePath, 'at least one of succeededCount or succeededIndexes must be specified'));
    }
    const indexes = parseIndexes(succeededIndexes ?? '', completions);
    const indexesPath = rulePath.child('succeededIndexes');
    if (byteLength(succeededIndexes ?? '') > maxIndexesBytes)
      errors.push(tooLong(indexesPath, maxIndexesBytes));
    if ('problem' in indexes) {
      errors.push(
        invalid(indexesPath, succeededIndexes, `error parsing succeededIndexes: ${indexes.problem}`),
      );
    }
    if (succeededCount === undefined) continue;
    const countPath = rulePath.child('succeededCount');
    checkNonNegative(succeededCount, countPath, errors);
    if (succeededCount > completions) {
      const detail = `must be less than or equal to ${completions} (the number of specified completions)`;
      errors.push(invalid(countPath, succeededCount, detail));
    }
    const total = 'count' in indexes ? indexes.count : 0;
    if (succeededIndexes !== undefined && succeededCount > total) {
      const detail = `must be less than or equal to ${total} (the number of indexes in the specified succeededIndexes field)`;
      errors.push(invalid(countPath, succeededCount, detail));
    }
  }
};
