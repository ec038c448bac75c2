import type { Container, ContainerRestartRule } from '../../objects/core.ts';
import { duplicate, type FieldErrors, invalid, notSupported, required, tooMany } from '../fieldError.ts';
import type { Path } from '../path.ts';

const policies = ['Always', 'Never', 'OnFailure'];
const actions = ['Restart', 'RestartAllContainers'];
const operators = ['In', 'NotIn'];
const maxRules = 20;
const maxExitCodes = 255;

const checkRule = (
  { action = '', exitCodes }: ContainerRestartRule,
  path: Path,
  errors: FieldErrors,
): void => {
  if (!actions.includes(action)) errors.push(notSupported(path.child('action'), action, actions));
  const at = path.child('exitCodes');
  if (exitCodes === undefined) {
    errors.push(required(at, 'must be specified'));
    return;
  }
  const { operator = '', values = [] } = exitCodes;
  if (!operators.includes(operator)) errors.push(notSupported(at.child('operator'), operator, operators));
  if (values.length > maxExitCodes) errors.push(tooMany(at.child('values'), values.length, maxExitCodes));
};

/**
 * A container's own restart policy and its rules by exit code.
 * https://kep.k8s.io/5307
 */
export const checkContainerRestartPolicy = (container: Container, path: Path, errors: FieldErrors): void => {
  const { restartPolicy, restartPolicyRules: rules = [] } = container;
  const at = path.child('restartPolicy');
  if (restartPolicy === undefined) {
    if (rules.length === 0) return;
    errors.push(required(at, 'must specify restartPolicy when restart rules are used'));
  } else if (!policies.includes(restartPolicy)) {
    errors.push(notSupported(at, restartPolicy, policies));
  }
  if (rules.length > maxRules) errors.push(tooMany(path.child('restartPolicyRules'), rules.length, maxRules));
  for (const [index, rule] of rules.entries()) {
    checkRule(rule, path.child('restartPolicyRules').index(index), errors);
  }
};

/** As for other containers; without a policy the rules themselves are not judged. */
export const checkInitContainerRestartPolicy = (
  container: Container,
  path: Path,
  errors: FieldErrors,
): void => {
  if (container.restartPolicy !== undefined) checkContainerRestartPolicy(container, path, errors);
  else if ((container.restartPolicyRules ?? []).length > 0) {
    const detail = 'must specify restartPolicy when restart rules are used';
    errors.push(required(path.child('restartPolicy'), detail));
  }
};

const resizeResources = ['cpu', 'memory'];
const resizePolicies = ['NotRequired', 'RestartContainer'];

/**
 * `resizePolicy`: whether a resize restarts the container.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
export const checkResizePolicy = (
  policy: Container['resizePolicy'],
  podRestartPolicy: string | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  const seen = new Set<string>();
  for (const [index, { resourceName, restartPolicy }] of (policy ?? []).entries()) {
    if (seen.has(resourceName)) errors.push(duplicate(path.index(index), resourceName));
    seen.add(resourceName);
    if (resourceName === '') errors.push(required(path));
    else if (!resizeResources.includes(resourceName)) {
      errors.push(notSupported(path, resourceName, resizeResources));
    }
    if (restartPolicy === '') errors.push(required(path));
    else if (!resizePolicies.includes(restartPolicy)) {
      errors.push(notSupported(path, restartPolicy, resizePolicies));
    }
    if (podRestartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
      const detail = "must be 'NotRequired' when pod `restartPolicy` is 'Never'";
      errors.push(invalid(path, restartPolicy, detail));
    }
  }
};
