import { containersOf } from '../../containers.ts';
import type { PodSpec, PodStatus } from '../../objects/core.ts';
import { signOf } from '../../quantity.ts';
import { isNative } from '../../resourceNames.ts';
import { quantityFrom } from '../../resources.ts';
import { duplicate, type FieldErrors, invalid, required } from '../fieldError.ts';
import { checkDnsLabel, checkDnsSubdomain } from '../names.ts';
import type { Path } from '../path.ts';

/** `pod.status.resourceClaimStatuses`: each is one of the claims of the spec, once. */
export const checkClaimStatuses = (next: PodStatus, spec: PodSpec, path: Path, errors: FieldErrors): void => {
  const seen = new Set<string>();
  for (const [index, { name, resourceClaimName }] of (next.resourceClaimStatuses ?? []).entries()) {
    const at = path.index(index);
    if (!(spec.resourceClaims ?? []).some((claim) => claim.name === name)) {
      const detail = 'must match the name of an entry in `spec.resourceClaims`';
      errors.push(invalid(at.child('name'), name, detail));
    }
    if (seen.has(name)) errors.push(duplicate(at.child('name'), name));
    seen.add(name);
    if (resourceClaimName !== undefined)
      checkDnsSubdomain(resourceClaimName, at.child('resourceClaimName'), errors);
  }
};

/** `pod.status.extendedResourceClaimStatus`: it maps requests of containers that there are. */
export const checkExtendedResourceClaim = (
  next: PodStatus,
  spec: PodSpec,
  path: Path,
  errors: FieldErrors,
): void => {
  const status = next.extendedResourceClaimStatus;
  if (status === undefined) return;
  const containers = new Map(containersOf(spec).map((container) => [container.name, container]));
  const mappings = status.requestMappings ?? [];
  const mappingsPath = path.child('requestMappings');
  if (mappings.length === 0) errors.push(required(mappingsPath, 'at least one request mapping is required'));
  const seen = new Set<string>();
  for (const [index, mapping] of mappings.entries()) {
    const at = mappingsPath.index(index);
    const { containerName, resourceName, requestName } = mapping;
    const container = containers.get(containerName);
    if (container === undefined) {
      const detail = 'must match the name of an entry in spec.initContainers.name or spec.containers.name';
      errors.push(invalid(at.child('containerName'), containerName, detail));
    } else if (container.resources?.requests?.[resourceName] === undefined) {
      const detail =
        'must match the extended resource name of an entry in spec.initContainers.resources.requests or spec.containers.resources.requests';
      errors.push(invalid(at.child('resourceName'), resourceName, detail));
    }
    checkDnsLabel(requestName, path.child('requestName'), errors);
    const key = JSON.stringify([containerName, resourceName, requestName]);
    if (seen.has(key)) {
      for (const field of ['containerName', 'resourceName', 'requestName'] as const) {
        errors.push(duplicate(at.child(field), mapping[field]));
      }
    }
    seen.add(key);
  }
  const { resourceClaimName: name } = status;
  if (name === '') errors.push(required(path.child('resourceClaimName')));
  else checkDnsSubdomain(name, path.child('resourceClaimName'), errors);
};

/** `pod.status.nodeAllocatableResourceClaimStatuses`: claims and containers that there are. */
export const checkNodeAllocatableClaims = (
  next: PodStatus,
  spec: PodSpec,
  path: Path,
  errors: FieldErrors,
): void => {
  for (const [index, status] of (next.nodeAllocatableResourceClaimStatuses ?? []).entries()) {
    const at = path.index(index);
    const { resourceClaimName: name, containers = [], resources } = status;
    if (name === '') errors.push(required(at.child('resourceClaimName'), 'must not be empty'));
    const claims = [...(spec.resourceClaims ?? []), ...(next.resourceClaimStatuses ?? [])];
    if (!claims.some(({ resourceClaimName }) => resourceClaimName === name)) {
      errors.push(invalid(at.child('resourceClaimName'), name, 'no mapping found in pod reference'));
    }
    if (containers.length === 0) errors.push(required(at.child('containers'), 'must not be empty'));
    if (Object.keys(resources).length === 0)
      errors.push(required(at.child('resources'), 'must not be empty'));
    for (const [resource, amount] of Object.entries(resources)) {
      const key = at.child('resources').key(resource);
      if (!isNative(resource))
        errors.push(invalid(key, resource, 'must be a node allocatable resource name'));
      if (signOf(quantityFrom(amount)) < 0) errors.push(invalid(key, amount, 'must be non-negative'));
    }
  }
};
