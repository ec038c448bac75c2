import { labelKeyProblems } from '../labelSyntax.ts';
import type { PodSpec, ResourceRequirements } from '../objects/core.ts';
import {
  compareQuantities,
  milliValueOf,
  parseQuantity,
  type Quantity,
  signOf,
  wholeValueOf,
} from '../quantity.ts';
import { quantityText } from '../quantityText.ts';
import {
  allowsOvercommit,
  isExtended,
  isHugePages,
  isInteger,
  isNative,
  isPodLevel,
  isStandard,
  isStandardForContainers,
} from '../resourceNames.ts';
import { aggregateContainers, quantityFrom } from '../resources.ts';
import {
  duplicate,
  type FieldErrors,
  forbidden,
  invalid,
  notFound,
  notSupported,
  required,
} from './fieldError.ts';
import { addProblems, checkDnsLabel } from './names.ts';
import type { PodValidationOptions } from './options.ts';
import type { Path } from './path.ts';

type CheckName = (name: string, path: Path, errors: FieldErrors) => void;

const checkResourceName = (name: string, path: Path, errors: FieldErrors): boolean => {
  const problems = labelKeyProblems(name);
  addProblems(errors, path, name, problems);
  if (problems.length > 0) return false;
  if (name.includes('/') || isStandard(name)) return true;
  errors.push(invalid(path, name, 'must be a standard resource type or fully qualified'));
  return false;
};

const checkContainerResourceName: CheckName = (name, path, errors) => {
  checkResourceName(name, path, errors);
  if (!name.includes('/')) {
    if (!isStandardForContainers(name)) {
      errors.push(invalid(path, name, 'must be a standard resource for containers'));
    }
  } else if (!isNative(name) && !isExtended(name)) {
    errors.push(invalid(path, name, "doesn't follow extended resource name standard"));
  }
};

const checkPodResourceName: CheckName = (name, path, errors) => {
  if (!checkResourceName(name, path, errors) || isPodLevel(name)) return;
  errors.push(notSupported(path, name, ['cpu', 'hugepages-', 'memory']));
};

const checkAmount = (name: string, amount: Quantity, path: Path, errors: FieldErrors): void => {
  if (signOf(amount) < 0) {
    errors.push(invalid(path, quantityText(amount), 'must be greater than or equal to 0'));
  }
  if (isInteger(name) && milliValueOf(amount) % 1000n !== 0n) {
    errors.push(invalid(path, quantityText(amount), 'must be an integer'));
  }
};

/** Huge pages come in whole pages of the size that the resource's name tells. */
export const isWholeHugePages = (name: string, amount: Quantity): boolean => {
  const size = parseQuantity(name.slice('hugepages-'.length));
  if (!size.valid || signOf(size.quantity) <= 0 || milliValueOf(size.quantity) % 1000n !== 0n) return false;
  const pages = wholeValueOf(size.quantity);
  return pages !== 0n && wholeValueOf(amount) % pages === 0n;
};

const checkHugePages = (
  name: string,
  amount: Quantity,
  options: PodValidationOptions,
  path: Path,
  errors: FieldErrors,
): void => {
  if (options.allowIndivisibleHugePages || isWholeHugePages(name, amount)) return;
  const text = quantityText(amount);
  errors.push(invalid(path, text, `${text} is not positive integer multiple of ${name}`));
};

const checkAgainstLimit = (
  name: string,
  request: Quantity,
  limits: ResourceRequirements['limits'],
  path: Path,
  errors: FieldErrors,
): void => {
  const limitText = limits?.[name];
  if (limitText === undefined) {
    if (!allowsOvercommit(name)) {
      errors.push(required(path.child('limits'), 'Limit must be set for non overcommitable resources'));
    }
    return;
  }
  const comparison = compareQuantities(request, quantityFrom(limitText));
  const mustBeEqual = !allowsOvercommit(name);
  if (mustBeEqual ? comparison === 0 : comparison <= 0) return;
  const detail = `must be ${mustBeEqual ? 'equal to' : 'less than or equal to'} ${name} limit of ${limitText}`;
  errors.push(invalid(path.child('requests'), quantityText(request), detail));
};

const checkClaims = (
  claims: ResourceRequirements['claims'],
  podClaims: ReadonlySet<string>,
  path: Path,
  errors: FieldErrors,
): void => {
  const seen = new Set<string>();
  for (const [index, { name, request = '' }] of (claims ?? []).entries()) {
    const at = path.index(index);
    if (name === '') {
      errors.push(required(at));
      continue;
    }
    if (seen.has(name)) errors.push(duplicate(at, name));
    else {
      if (request !== '') checkDnsLabel(request, at.child('request'), errors);
      const key = request === '' ? name : `${name}/${request}`;
      if (seen.has(key)) errors.push(duplicate(at, key));
      else if (request === '') {
        for (const other of seen) if (other.startsWith(`${name}/`)) errors.push(duplicate(at, name));
      }
      seen.add(key);
    }
    if (podClaims.has(name)) continue;
    const known = podClaims.size === 0 ? ' which is empty' : `: ${[...podClaims].sort().join(', ')}`;
    errors.push(notFound(at, name, `must be one of the names in pod.spec.resourceClaims${known}`));
  }
};

const checkRequirements = (
  { limits, requests, claims }: ResourceRequirements,
  checkName: CheckName,
  podClaims: ReadonlySet<string>,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  for (const [name, text] of Object.entries(limits ?? {})) {
    const at = path.child('limits').key(name);
    const amount = quantityFrom(text);
    checkName(name, at, errors);
    checkAmount(name, amount, at, errors);
    if (isHugePages(name)) checkHugePages(name, amount, options, at, errors);
  }
  for (const [name, text] of Object.entries(requests ?? {})) {
    const at = path.child('requests').key(name);
    const amount = quantityFrom(text);
    checkName(name, at, errors);
    checkAmount(name, amount, at, errors);
    checkAgainstLimit(name, amount, limits, path, errors);
    if (isHugePages(name)) checkHugePages(name, amount, options, at, errors);
  }
  const names = [...Object.keys(limits ?? {}), ...Object.keys(requests ?? {})];
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')) {
    errors.push(forbidden(path, 'HugePages require cpu or memory'));
  }
  checkClaims(claims, podClaims, path.child('claims'), errors);
};

/**
 * `pod.spec.containers[*].resources`.
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export const checkContainerResources = (
  resources: ResourceRequirements | undefined,
  podClaims: ReadonlySet<string>,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  if (resources === undefined) return;
  checkRequirements(resources, checkContainerResourceName, podClaims, path, options, errors);
};

/** The Pod's requests hold those of its containers; no container's limit exceeds the Pod's. */
const checkConsistency = (
  spec: PodSpec,
  resources: ResourceRequirements,
  path: Path,
  errors: FieldErrors,
): void => {
  for (const [name, needed] of aggregateContainers(spec, 'requests')) {
    const own = resources.requests?.[name];
    if (own === undefined || compareQuantities(needed, quantityFrom(own)) <= 0) continue;
    const detail = `must be greater than or equal to aggregate container requests of ${quantityText(needed)}`;
    errors.push(invalid(path.child('requests').key(name), own, detail));
  }
  for (const [name, needed] of aggregateContainers(spec, 'limits')) {
    const own = resources.limits?.[name];
    if (!isHugePages(name) || own === undefined || compareQuantities(needed, quantityFrom(own)) <= 0)
      continue;
    const detail = `must be greater than or equal to aggregate container limits of ${quantityText(needed)}`;
    errors.push(invalid(path.child('limits').key(name), own, detail));
  }
  for (const [index, container] of (spec.containers ?? []).entries()) {
    for (const [name, limit] of Object.entries(container.resources?.limits ?? {})) {
      const own = resources.limits?.[name];
      if (own === undefined || compareQuantities(quantityFrom(limit), quantityFrom(own)) <= 0) continue;
      const at = path.child('containers').index(index).key(name).child('limits');
      errors.push(invalid(at, limit, `must be less than or equal to pod limits of ${own}`));
    }
  }
};

/**
 * `pod.spec.resources`.
 * https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/
 * https://kep.k8s.io/2837
 */
export const checkPodResources = (
  spec: PodSpec,
  podClaims: ReadonlySet<string>,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const { resources } = spec;
  if (resources === undefined) return;
  if (spec.os?.name === 'windows') {
    errors.push(forbidden(path, 'may not be set for a windows pod'));
    return;
  }
  if (resources.claims !== undefined) {
    errors.push(forbidden(path.child('claims'), 'claims may not be set for Resources at pod-level'));
  }
  checkRequirements(resources, checkPodResourceName, podClaims, path, options, errors);
  checkConsistency(spec, resources, path, errors);
};
